"""Whose requests a preview answers."""

import pytest

from generator.preview.hosts import is_ours


@pytest.mark.parametrize("asked", ["localhost", "LocalHost:8000", "127.0.0.1:8000", "127.9.9.9", "[::1]:8000", "[::1]"])
def test_this_computers_own_names_are_answered(asked):
    assert is_ours(asked, "127.0.0.1")


@pytest.mark.parametrize(
    "asked",
    ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.7", "", "["],
)
def test_other_names_are_not(asked):
    assert not is_ours(asked, "127.0.0.1")


def test_the_host_that_was_named_is_answered():
    assert is_ours("box.example:8000", "box.example")


def test_who_listens_everywhere_answers_to_addresses_but_not_to_names():
    assert is_ours("192.0.2.7:8000", "0.0.0.0")
    assert not is_ours("evil.example", "0.0.0.0")
