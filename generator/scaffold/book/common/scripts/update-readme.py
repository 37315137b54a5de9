"""Keeps the head of the README up to date: the book's title, description and author, and the date.

    python scripts/update-readme.py

What stands between two markers is written anew; all the rest stays as it is, byte for byte. A README without markers
gets them on top, once. The facts come from the book's _config.yml or myst.yml. Needs PyYAML and nothing else.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import shutil
import sys
from collections.abc import Sequence
from datetime import date, datetime, timezone
from pathlib import Path

try:
    import yaml
except ModuleNotFoundError:
    sys.exit("update-readme.py needs PyYAML. This installs it: python -m pip install pyyaml")

ROOT = Path(__file__).resolve().parent.parent
BOOK = "."  # the folder, seen from the repository, that holds _config.yml or myst.yml
START, END = b"<!-- book:start -->", b"<!-- book:end -->"
NOTE = "<!-- Written by scripts/update-readme.py: changes made between the two markers are lost. -->"
BOM = b"\xef\xbb\xbf"


class Refusal(Exception):
    """Why nothing was touched; the file and its line are named when they matter."""

    def __init__(self, message: str, file: Path, line: int = 0) -> None:
        super().__init__(message)
        self.file, self.line = file, line


def main() -> int:
    """Bring the README up to date, or say why not."""
    options = _options()
    try:
        lines = head(read_config(options.config), options.date)
        changed = refresh(options.readme, lines)
    except Refusal as refusal:
        return _tell(refusal)
    except OSError as error:
        return _tell(Refusal(f"{error.strerror}.", Path(str(error.filename))))
    print(f"{options.readme.name} {'is up to date again' if changed else 'was up to date already'}.")
    return 0


def head(config: yaml.Node | None, day: date) -> list[str]:
    """The lines between the markers, with nothing in them that Markdown could take for more than text."""
    facts = child(config, "project") or config  # myst.yml has everything one level deeper
    title = first(texts(child(facts, "title"))) or os.environ.get("GITHUB_REPOSITORY", "").split("/")[-1] or ROOT.name
    description = " ".join(texts(child(facts, "description")))
    authors = [name for name in people(child(facts, "authors") or child(facts, "author")) if name]
    byline = re.sub("^(?:by )?(?=.)", "By ", ", ".join(authors), flags=re.IGNORECASE)
    parts = [f"# {escaped(title)}", escaped(description), escaped(byline)]
    shown = [part for part in parts if part]
    return [NOTE, *(line for part in shown for line in ("", part)), "", f"Last updated: {day.isoformat()}"]


# Reading the configuration. Its nodes are looked at as they stand in the file: a date stays the text that it was, and
# a tag that nobody knows does no harm.


def read_config(path: Path) -> yaml.Node | None:
    """The root of a configuration file; of a folder, of the file in it."""
    if path.is_dir():
        names = (path / name for name in ("myst.yml", "myst.yaml", "_config.yml", "_config.yaml"))
        path = next((file for file in names if file.is_file()), path / "_config.yml")
    text = path.read_bytes().decode("utf-8", "replace")
    try:
        return next(yaml.compose_all(_without_controls(text, keep="\n\r\t"), Loader=yaml.SafeLoader), None)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "the YAML cannot be read"
        raise Refusal(f"{problem}.", path, mark.line + 1 if mark else 0) from error


def child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value of a key, when there is one."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in reversed(pairs) if name.value == key), None)


def texts(node: yaml.Node | None) -> list[str]:
    """A text, or each text of a list; an empty section holds none."""
    if isinstance(node, yaml.SequenceNode):
        return [text for item in node.value if isinstance(item, yaml.ScalarNode) for text in texts(item)]
    if not isinstance(node, yaml.ScalarNode) or (node.style is None and node.value in ("~", "null", "Null", "NULL")):
        return []
    return [text] if (text := " ".join(_without_controls(node.value).split())) else []


def people(node: yaml.Node | None) -> list[str]:
    """Names, however they are written: one text, a list, or myst.yml's records with a name; HTML becomes text."""
    if isinstance(node, yaml.SequenceNode):
        return [name for item in node.value for name in people(item)]
    if isinstance(node, yaml.MappingNode):
        name = child(node, "name")
        parts = [first(texts(child(name, part))) for part in ("given", "family")]
        return people(name) if not isinstance(name, yaml.MappingNode) else [" ".join(filter(None, parts))]
    return [_without_html(text) for text in texts(node)]


def first(found: Sequence[str]) -> str:
    """The first text, or an empty one."""
    return next(iter(found), "")


def _without_html(text: str) -> str:
    spaced = re.sub(r"</?(?:br|div|li|p)\b[^<>]*>", " ", text, flags=re.IGNORECASE)
    return " ".join(html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", spaced)).split())


def _without_controls(text: str, keep: str = "") -> str:
    """Control characters and those that turn the direction of writing become spaces."""
    return re.sub(
        "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", lambda c: c[0] if c[0] in keep else " ", text
    )


def escaped(text: str) -> str:
    """One line of Markdown that shows a text as it is."""
    shown = re.sub(r"([\\`*_\[\]#|~$])", r"\\\1", html.escape(text, quote=False))
    return re.sub(r"^(\d+(?=[.)](?: |$))|(?=[-+=]))", r"\1\\", shown)  # what would begin a list or end a heading


# Writing the README.


def refresh(readme: Path, lines: Sequence[str]) -> bool:
    """Put lines between the markers and tell whether that changed anything; only then the file is written."""
    before = readme.read_bytes() if readme.exists() else b""
    if before.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refusal("The file is UTF-16. Save it as UTF-8.", readme)
    bom, rest = (BOM, before.removeprefix(BOM)) if before.startswith(BOM) else (b"", before)
    after = bom + _with_block(rest.splitlines(keepends=True), lines, readme)
    if after == before:
        return False
    target = readme.resolve()  # a link stays a link
    fresh = target.with_name(f".{target.name}.new")
    fresh.write_bytes(after)
    if target.exists():
        shutil.copymode(target, fresh)
    fresh.replace(target)
    return True


def _with_block(readme: list[bytes], lines: Sequence[str], file: Path) -> bytes:
    starts, ends = ([at for at, line in enumerate(readme) if line.strip() == marker] for marker in (START, END))
    if not starts and not ends:
        return _with_markers(readme, lines)
    if len(starts) != 1 or len(ends) != 1 or starts > ends:
        found = " and ".join(f"{m.decode()} {_times(at)}" for m, at in ((START, starts), (END, ends)))
        message = f"The markers are damaged: there is {found}. Leave one of each, the start first, or none."
        raise Refusal(message, file, min(starts + ends) + 1)
    newline = _newline(readme[starts[0]])
    block = b"".join(line.encode() + newline for line in lines)
    return b"".join([*readme[: starts[0] + 1], block, *readme[ends[0] :]])


def _times(places: Sequence[int]) -> str:
    return f"in line {', '.join(str(at + 1) for at in places)}" if places else "nowhere"


def _with_markers(readme: list[bytes], lines: Sequence[str]) -> bytes:
    top = _below_front_matter(readme)
    above, below = b"".join(readme[:top]), b"".join(readme[top:])
    newline = _newline(readme[0] if readme else b"")
    block = newline.join([START, *(line.encode() for line in lines), END, b""])
    gap = newline if below and readme[top].strip() else b""
    return above + (newline if above and not above.endswith((b"\n", b"\r")) else b"") + block + gap + below


def _below_front_matter(readme: list[bytes]) -> int:
    """The first line that is no front matter, which would be none if something stood above it."""
    if len(readme) > 1 and readme[0].rstrip() == b"---" and re.match(rb"[\w-]+[ \t]*:", readme[1]):
        return next((at + 1 for at, line in enumerate(readme) if at and line.rstrip() == b"---"), 0)
    return 0


def _newline(line: bytes) -> bytes:
    return line[len(line.rstrip(b"\r\n")) :] or b"\n"


# The command line.


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Bring the head of the README up to date.")
    parser.add_argument("--config", type=Path, default=ROOT / BOOK, help="_config.yml or myst.yml, or its folder")
    parser.add_argument("--readme", type=Path, default=_readme(), help="the file to bring up to date")
    today = datetime.now(timezone.utc).date()
    parser.add_argument("--date", type=date.fromisoformat, default=today, help="YYYY-MM-DD; otherwise today, in UTC")
    return parser.parse_args()


def _readme() -> Path:
    """The README, in whatever case its name is written."""
    found = sorted(file for file in ROOT.iterdir() if file.name.lower() == "readme.md")
    return found[0] if found else ROOT / "README.md"


def _tell(refusal: Refusal) -> int:
    place = f"{refusal.file}:{refusal.line}" if refusal.line else f"{refusal.file}"
    print(f"{place}: error: {refusal}", file=sys.stderr)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print(f"::error file={os.path.relpath(refusal.file, ROOT)},line={refusal.line or 1}::{refusal}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
