"""A local GitHub, and another origin that must not hear of it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.github_api.api import GitHub, Sink


@pytest.fixture
def github() -> Iterator[GitHub]:
    """GitHub with the repository you/portfolio, which `github.token` may write."""
    with GitHub() as server:
        yield server


@pytest.fixture
def sink() -> Iterator[Sink]:
    """Another origin: the test fails if anybody so much as connects to it."""
    with unvisited() as server:
        yield server


@contextmanager
def unvisited() -> Iterator[Sink]:
    """A sink that insists, in the end, that nobody came."""
    with Sink() as server:
        yield server
    assert server.connections == 0, f"somebody came, and asked for {server.requests}"
