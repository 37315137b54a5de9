"""Keeping a token to ourselves, whoever echoes it and in whatever form."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from urllib.parse import quote

HIDDEN = "***"

_CREDENTIALS = re.compile(r"//[^/@\s]*@")


def without_secret(text: str, secret: str) -> str:
    """The text with a secret taken out of it: plain, percent-encoded or in base64."""
    forms = {secret, quote(secret, safe=""), *_base64_forms(secret)} if secret else set()
    for form in sorted(forms - {""}, key=len, reverse=True):
        text = text.replace(form, HIDDEN)
    return text


def without_credentials(address: str) -> str:
    """An address with the user name and the password taken out of it."""
    return _CREDENTIALS.sub(f"//{HIDDEN}@", address)


def _base64_forms(secret: str) -> Iterable[str]:
    """What a secret looks like in base64, at whichever of three places in a longer text it starts."""
    for before, uncertain in ((0, 0), (1, 2), (2, 3)):
        form = b64encode(b"\0" * before + secret.encode("utf-8", "replace")).decode("ascii")
        yield form.rstrip("=")[uncertain:-1]
