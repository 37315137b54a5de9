"""Trust: which books a portfolio listens to."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.problems import Problem


def check_trust(identity: str, trusted: Sequence[str]) -> list[Problem]:
    """Refuse a book that lies below none of the trusted addresses; both sides are canonical URLs.

    `https://you.github.io` covers `https://you.github.io/book`, but neither `https://you.github.io.evil.org` nor
    `https://you.github.io:8080`.
    """
    if not trusted or any(
        identity == prefix or identity.startswith((f"{prefix}/", f"{prefix}?")) for prefix in trusted
    ):
        return []
    message = f"is {identity}, which lies below none of the trusted addresses"
    advice = "If the book belongs here, add its address to trusted in site.yml and replay the event."
    return [Problem(("client_payload", "url"), message, advice)]
