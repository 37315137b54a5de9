"""Parts of style sheets and scripts become the few files that pages load."""

import re

import pytest

from generator.gallery.parts import joined, uncommented
from generator.gallery.theme import Theme, default_folder

PARTS = sorted(
    path.relative_to(default_folder() / "assets").as_posix()
    for folder in ("css", "js/core", "js/ui", "js/worker")
    for path in (default_folder() / "assets" / folder).iterdir()
)


@pytest.fixture
def assets(tmp_path, gallery):
    """The assets of a theme with some files of its own."""

    def make(files: dict[str, str]) -> dict[str, bytes]:
        for name, content in files.items():
            file = tmp_path / "theme" / "assets" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, "utf-8")
        site = gallery(theme=Theme(tmp_path / "theme")).files
        return {path.removeprefix("assets/"): site[path] for path in site if path.startswith("assets/")}

    return make


def test_parts_stand_in_the_order_of_their_paths_and_not_by_themselves():
    names = (
        "js/ui/10-b.js",
        "js/worker/1-w.js",
        "js/core/20-c.js",
        "js/core/10-a.js",
        "js/theme.js",
        "css/2.css",
        "css/1.css",
    )
    assert joined({name: name.encode() for name in names}) == {
        "js/theme.js": b"js/theme.js",
        "style.css": b"css/1.css\ncss/2.css",
        "gallery.js": b"js/core/10-a.js\njs/core/20-c.js\njs/ui/10-b.js",
        "search-worker.js": b"js/core/10-a.js\njs/core/20-c.js\njs/worker/1-w.js",
    }


def test_other_files_beside_the_parts_are_published_as_they_are():
    assert joined({"js/core/note.md": b"x", "css/font.woff2": b"y"}).items() >= {
        ("js/core/note.md", b"x"),
        ("css/font.woff2", b"y"),
    }


def test_the_engine_is_in_both_scripts_and_each_has_its_own_half(assets):
    made = assets({"note.txt": ""})
    assert all(b"portfolio.search = search" in made[name] for name in ("gallery.js", "search-worker.js"))
    assert b"openRemote" in made["gallery.js"]
    assert b"openRemote" not in made["search-worker.js"]
    assert b"postMessage({ facts" in made["search-worker.js"]
    assert b"postMessage({ facts" not in made["gallery.js"]


def test_a_folder_overrides_one_part_of_a_script_and_adds_others(assets):
    made = assets({"js/core/60-search.js": "mine();", "js/ui/99-more.js": "more();"})
    assert b"mine();" in made["gallery.js"]
    assert b"mine();" in made["search-worker.js"]
    assert b"portfolio.search = search" not in made["gallery.js"] + made["search-worker.js"]
    assert made["gallery.js"].endswith(b"more();")
    assert not [name for name in made if name.startswith(("js/core/", "js/ui/"))]


def test_only_the_shipped_parts_lose_their_comments(assets):
    mine = "/* one\n// two */\nmine();\n"
    made = assets({"js/ui/99-mine.js": mine, "css/99-mine.css": mine})
    assert mine.encode() in made["gallery.js"]
    assert mine.encode() in made["style.css"]
    others = made["gallery.js"].replace(mine.encode(), b"") + made["search-worker.js"]
    assert not re.search(rb"(?m)^\s*//", others)
    assert not re.search(rb"(?m)^\s*/\*", made["style.css"].replace(mine.encode(), b""))


@pytest.mark.parametrize(
    ("path", "content", "left"),
    [
        (
            "js/core/1.js",
            b'  // gone\nlet a = 1; // stays\n  let b = "// stays";\n',
            b'let a = 1; // stays\n  let b = "// stays";\n',
        ),
        (
            "css/1.css",
            b"/* gone\n   too */\na { } /* stays */\n/* so */ b { }\n",
            b"a { } /* stays */\n/* so */ b { }\n",
        ),
        ("js/theme.js", b"// stays\n", b"// stays\n"),
    ],
)
def test_only_comments_with_lines_to_themselves_are_left_out(path, content, left):
    assert uncommented(path, content) == left


@pytest.mark.parametrize("path", PARTS)
def test_the_shipped_parts_are_as_simple_as_leaving_comments_out_demands(path):
    source = (default_folder() / "assets" / path).read_text("utf-8")
    if path.endswith(".js"):
        assert "/*" not in source
        assert not [line for line in _lines_in_templates(source) if line.lstrip().startswith("//")]
    else:
        assert source.count("/*") == source.count("*/") == len(re.findall(r"/\*(?:(?!/\*).)*?\*/", source, re.DOTALL))


def _lines_in_templates(source):
    """Lines that begin inside a template literal."""
    ticks = 0
    for line in source.splitlines():
        if ticks % 2:
            yield line
        ticks += 0 if line.lstrip().startswith("//") else line.count("`")
