"""A token is kept to ourselves in whatever form somebody echoes it."""

from base64 import b64encode
from urllib.parse import quote

import pytest

from generator.book.secret import without_credentials, without_secret

TOKEN = "github_pat_11ABC+/=0123456789"


@pytest.mark.parametrize("before", ["", "x", "xy", "xyz", "x-access-token:"])
def test_no_form_of_a_secret_stays(before):
    encoded = b64encode(f"{before}{TOKEN}:y".encode()).decode()
    text = without_secret(f"<{TOKEN}> {quote(TOKEN, safe='')} {encoded}", TOKEN)
    assert TOKEN not in text
    assert quote(TOKEN, safe="") not in text
    inner = b64encode(TOKEN.encode()).decode()
    assert not any(inner[start : start + 12] in text for start in range(len(inner) - 12))
    assert "***" in text


def test_without_a_secret_a_text_stays_as_it_is():
    assert without_secret("a b", "") == "a b"
    assert without_secret("a b", "zzzzzzzz") == "a b"


def test_an_address_loses_its_credentials():
    assert without_credentials("https://you:s3cr3t@github.com/a/b") == "https://***@github.com/a/b"
    assert without_credentials("https://github.com/a@b") == "https://github.com/a@b"
