"""Parts of style sheets and scripts become the few files that pages load."""

import re

import pytest

from generator.gallery.parts import joined
from generator.gallery.theme import Theme


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


STYLE = "css/1.css"
SCRIPT = "js/ui/1.js"


@pytest.mark.parametrize(
    ("path", "source", "left"),
    [
        (
            SCRIPT,
            '  // gone\nlet a = 1; // stays\n  let b = "// stays";\n',
            'let a = 1; // stays\n  let b = "// stays";\n',
        ),
        (SCRIPT, "//! licence\n// gone\nlet a = `${b}`;\n", "//! licence\nlet a = `${b}`;\n"),
        (STYLE, "/* gone\n   too */\na { } /* stays */\n/* so */ b { }\n", "a { } /* stays */\n/* so */ b { }\n"),
        (STYLE, "/*! licence\n */\n  /* gone */\na { }\n", "/*! licence\n */\na { }\n"),
    ],
)
def test_comments_with_lines_to_themselves_are_left_out(path, source, left):
    assert _made_of(path, source) == left


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (SCRIPT, "let text = `\n// no comment\n`;\n"),
        (SCRIPT, "/* one\n// two */\nmine();\n"),
        (SCRIPT, 'let tick = "`", text = "\\\n// no comment";\n'),
        (STYLE, "a { } /* one\n/* still one */\nb { }\n"),
        (STYLE, "a { } /* never ends\n"),
    ],
)
def test_a_part_that_is_not_simple_enough_for_that_stays_as_it_is(path, source):
    assert _made_of(path, source) == source


def test_files_that_are_no_parts_keep_their_comments():
    assert joined({"js/theme.js": b"// stays\n"})["js/theme.js"] == b"// stays\n"


def test_no_comment_of_the_shipped_parts_is_left(gallery):
    files = gallery().files
    for name in ("gallery.js", "search-worker.js"):
        assert not re.search(rb"(?m)^\s*//", files[f"assets/{name}"])
    assert not re.search(rb"(?m)^\s*/\*", files["assets/style.css"])


def _made_of(path, source):
    return b"".join(joined({path: source.encode()}).values()).decode()
