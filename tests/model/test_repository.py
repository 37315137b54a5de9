"""What GitHub allows as the name of a repository, and what could become more than a name."""

import pytest

from generator.model.repository import check_repository, is_repository


@pytest.mark.parametrize("name", ["you/a", "you-too/b.c_d-e", "9/.github", "ann_company/books", f"{'a' * 39}/b"])
def test_a_name_is_taken(name):
    assert is_repository(name)
    check_repository(name)


@pytest.mark.parametrize(
    "text",
    [
        *("", "you", "you/", "/a", "you/a/b", "you/..", "you/.", "-you/a", "_you/a", "you/a?b", "you/a;rm"),
        *("you/a\n", "y/é", "you /a", f"{'a' * 40}/b", f"a/{'b' * 101}", "https://github.com/you/a"),
    ],
)
def test_anything_else_is_refused(text):
    assert not is_repository(text)
    with pytest.raises(ValueError, match="is not OWNER/NAME, the name of a repository on GitHub"):
        check_repository(text)
