#!/bin/sh
# Installs what the tests need besides Python packages: Chromium, Java for the HTML checker, the libraries that PDF needs,
# LibreOffice for tables as others save them, and npm packages.
# What is already there is left alone. Where apt-get may be used it installs the rest; else this says what is missing.
set -eu
cd "$(dirname "$0")/.."

has() { command -v "$1" >/dev/null 2>&1; }

has_chromium() {
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        if has "$name"; then return 0; fi
    done
    [ -d "/Applications/Google Chrome.app" ] || has_playwright_chromium
}

has_playwright_chromium() {
    home=${HOME:-/nonexistent}
    for folder in "${PLAYWRIGHT_BROWSERS_PATH:-/nonexistent}" "$home/.cache/ms-playwright" \
        "$home/Library/Caches/ms-playwright"; do
        for browser in "$folder"/chromium*; do
            if [ -d "$browser" ]; then return 0; fi
        done
    done
    return 1
}

has_java() { java -version >/dev/null 2>&1; } # macOS has a `java` that only says where to get one

# WeasyPrint looks for them in the same way.
has_pango() {
    python=.venv/bin/python
    [ -x "$python" ] || python=python3
    "$python" -c 'import ctypes.util, sys
names = "pango-1.0", "pangoft2-1.0", "harfbuzz-subset"
sys.exit(not all(map(ctypes.util.find_library, names)))' 2>/dev/null
}

has_office() { has soffice || has libreoffice; }

has_npm() { has node && has npm; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

packages=
has_chromium || packages="$packages chromium chromium-headless-shell" # not every system has the second
has_java || packages="$packages default-jre-headless"
has_npm || packages="$packages npm"
has_pango || packages="$packages libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
has_office || packages="$packages libreoffice-calc-nogui libreoffice-writer-nogui"

if [ -n "$packages" ] && has apt-get && as_root true 2>/dev/null; then
    echo "Installing with apt-get:$packages"
    as_root apt-get -qq update || true
    for package in $packages; do
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$package" >/dev/null ||
            true # told below
    done
fi

missing=0
needs() {
    echo "The tests need $1. $2" >&2
    missing=1
}
has_chromium || needs "Chromium" "Install Chromium or Chrome, or run: .venv/bin/playwright install --with-deps chromium"
has_java || needs "Java (11 or later)" "Install a JRE, for instance the package default-jre-headless."
has_npm || needs "Node.js (18 or later) with npm" "Install them, for instance the package npm."
has_pango || needs "Pango and HarfBuzz" "Install them: libpangoft2-1.0-0 and libharfbuzz-subset0, or pango with Homebrew."
has_office || needs "LibreOffice" "Install it: libreoffice-calc-nogui and libreoffice-writer-nogui, or libreoffice with Homebrew."
[ "$missing" = 0 ] || exit 1

echo "Installing the npm packages of tests/tools"
(cd tests/tools && npm ci --silent) || {
    echo "The tests need the npm packages of tests/tools. Run npm ci there to see why they cannot be installed." >&2
    exit 1
}
