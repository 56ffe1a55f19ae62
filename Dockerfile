# Builds the site into the folder site/, on a machine with Docker: docker build --output site .
FROM python:3.13-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends git make libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 && rm -rf /var/lib/apt/lists/*
WORKDIR /klarplan
COPY . .
RUN make check && make site

FROM scratch
COPY --from=build /klarplan/site /
