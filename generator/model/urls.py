"""Web addresses: what is accepted as one, and the canonical form that is a project's identity."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from urllib.parse import quote, unquote_to_bytes, urlsplit, urlunsplit

MAX_LENGTH = 2000

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = "!$&'()*+,;=:@/?[]-._~"
_HOST = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_INDEX = "/index.html"
_FILE = re.compile(r"[^/]\.(x?html?|php|ipynb|pdf|epub)$", re.IGNORECASE)
# RFC 3986, section 2: neither reserved nor unreserved, and a percent sign that encodes nothing.
_UNENCODED = re.compile(r"[\"<>^`{|}]|%(?![0-9A-Fa-f]{2})")


def check_url(text: str) -> None:
    """Accept an absolute http(s) address without a user name.

    Raises:
        ValueError: it is something else; the message says what.
    """
    if len(text) > MAX_LENGTH:
        raise ValueError(f"is {len(text):,} characters long, at most {MAX_LENGTH:,} are allowed")
    if any(char.isspace() or not char.isprintable() for char in text) or "\\" in text:
        raise ValueError("holds a space, a backslash or an invisible character")
    if found := _UNENCODED.search(text):
        raise ValueError(f"holds {found.group()!r}, which an address must write as %{ord(found.group()):02X}")
    scheme = _SCHEME.match(text)
    if not scheme:
        raise ValueError("is not an absolute address")
    if scheme.group().lower() not in ("http:", "https:"):
        raise ValueError(f"starts with {scheme.group()!r}, only http: and https: are allowed")
    parts = urlsplit(text)
    if "@" in parts.netloc:
        raise ValueError("holds a user name or a password, which everybody could read")
    if not parts.hostname:
        raise ValueError("names no host")
    port = parts.port  # urlsplit itself raises ValueError for a port that is no port
    if port == 0:
        raise ValueError("has port 0, which nothing can answer on")
    _canonical_host(parts.hostname)
    if not text.isascii() and len(quote(text, safe="%" + _KEPT)) > MAX_LENGTH:
        raise ValueError(f"is longer than {MAX_LENGTH:,} characters when percent-encoded")


def is_url(text: str) -> bool:
    """Whether `check_url` accepts the text."""
    try:
        check_url(text)
    except ValueError:
        return False
    return True


def canonical_url(url: str) -> str:
    """The identity of a project: equal for every way to write the address of the same book.

    http and https are the same; the host is lower-cased and IDNA-encoded (UTS 46); default ports, the fragment,
    `index.html` and trailing slashes are dropped; dot segments and percent-encoding are normalised (RFC 3986,
    section 6.2). Applying it twice changes nothing.

    Raises:
        ValueError: `check_url` does not accept the address.
    """
    check_url(url)
    parts = urlsplit(url)
    # Both default ports go, whatever the scheme: with http and https being one, neither could be told from the other.
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = f"?{_normal_encoding(parts.query)}" if parts.query else ""
    return f"https://{_canonical_host(parts.hostname or '')}{port}{_canonical_path(parts.path)}{query}"


def ascii_url(url: str) -> str:
    """The same address in ASCII, for programs that know nothing else: the host in IDNA, the rest percent-encoded.

    Raises:
        ValueError: `check_url` does not accept the address.
    """
    check_url(url)
    if url.isascii():
        return url
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else _canonical_host(parts.hostname or "")
    port = f":{parts.port}" if parts.port and not parts.netloc.isascii() else ""
    return quote(urlunsplit(parts._replace(netloc=f"{host}{port}")), safe=f"%#{_KEPT}")


def deployed_url(url: str) -> str:
    """The address as it is deployed: a folder's ends in a slash, and no fragment leads into the page."""
    parts = urlsplit(url)
    path = parts.path if parts.path.endswith("/") or _FILE.search(parts.path) else f"{parts.path}/"
    return urlunsplit(parts._replace(path=path, fragment=""))


def folder_of(url: str) -> str:
    """The address that relative ones start from."""
    parts = urlsplit(deployed_url(url))
    return urlunsplit(parts._replace(path=parts.path[: parts.path.rindex("/") + 1], query=""))


def _canonical_host(host: str) -> str:
    if ":" in host:
        return f"[{IPv6Address(host)}]"
    if not host.isascii():
        host = _idna(host)
    if not _HOST.fullmatch(host) or ".." in host:
        raise ValueError(f"names the host {host!r}, which cannot exist")
    return host.lower().removesuffix(".")


def _idna(host: str) -> str:
    import idna  # 15 ms of tables that only a host outside ASCII needs

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise ValueError(f"names the host {host!r}, which is not a valid domain name") from None


def _canonical_path(path: str) -> str:
    path = _without_dot_segments(_normal_encoding(path))
    while path.endswith(("/", _INDEX)):
        path = path.removesuffix("/" if path.endswith("/") else _INDEX)
    return path


def _normal_encoding(text: str) -> str:
    """Decode what needs no encoding, encode what does, write the hex digits in capitals."""
    pieces = re.split(r"(%[0-9A-Fa-f]{2})", text)
    return "".join(_normal_escape(piece) if i % 2 else quote(piece, _KEPT) for i, piece in enumerate(pieces))


def _normal_escape(escape: str) -> str:
    byte = unquote_to_bytes(escape)
    return byte.decode("ascii") if byte[0] in _UNRESERVED else escape.upper()


def _without_dot_segments(path: str) -> str:
    """RFC 3986, section 5.2.4, for a path that starts with a slash or is empty."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)
