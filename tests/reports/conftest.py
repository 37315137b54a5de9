"""Shared by the tests of the reports: text that tries everything."""

import pytest

HOSTILE = (
    "a\n::set-output name=x::y\r\n::error::boo\n##[error]z`id`$(id)'\"\\|<b>*_#[x](javascript:1)&amp;@all "
    "https://evil.example www.evil.example\x1b[2J\u202e\ud800 潮🌊 %0A::warning::q ~~ !$x$ EOF\n\t> "
)


@pytest.fixture
def hostile():
    return HOSTILE


@pytest.fixture
def commands_in():
    """The lines that GitHub's runner would take for a command."""
    return lambda text: [line for line in text.splitlines() if line.strip().startswith("::") or "##[" in line]
