"""The guides lead to each other, and nowhere that is not there."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.conftest import REPOSITORY
from tests.docs.pages import Guide, guides


@pytest.mark.parametrize("guide", guides(), ids=str)
def test_every_link_to_a_file_and_to_a_heading_leads_somewhere(guide):
    assert [link for link in guide.links if not _leads_somewhere(guide, link)] == []


def test_every_guide_can_be_reached_from_the_readme():
    seen: set[Path] = set()
    waiting = [REPOSITORY / "README.md"]
    while waiting:
        file = waiting.pop()
        if file not in seen and file.suffix == ".md":
            seen.add(file)
            waiting += [_target(Guide(file), link) for link in Guide(file).links if "://" not in link]
            waiting += [inner / "README.md" for inner in waiting if inner.is_dir()]
    assert [str(one) for one in guides() if one.file not in seen] == []


def _target(guide: Guide, link: str) -> Path:
    path = unquote(link.partition("#")[0])
    return (guide.file.parent / path).resolve() if path else guide.file


def _leads_somewhere(guide: Guide, link: str) -> bool:
    if "://" in link or link.startswith("mailto:"):
        return link.startswith("https://")
    target, anchor = _target(guide, link), link.partition("#")[2]
    if not target.exists() or not target.is_relative_to(REPOSITORY):
        return False
    return not anchor or (target.suffix == ".md" and anchor in Guide(target).anchors)
