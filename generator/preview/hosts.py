"""Whose requests are answered: the name a browser asked for in, yes or no out.

A page of somebody else's, whose name its owner lets lead to this computer, would otherwise read the preview.
"""

from __future__ import annotations

from ipaddress import ip_address

_EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, not listened on


def is_ours(header: str, host: str) -> bool:
    """Whether a Host header names this computer's own address, or the host that the preview was started with."""
    asked = _name(header)
    if asked in ("localhost", host.lower()):
        return True
    try:
        address = ip_address(asked)
    except ValueError:
        return False
    return address.is_loopback or host in _EVERYWHERE  # an address that was typed is no name that leads astray


def _name(header: str) -> str:
    """The host without its port and brackets."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()
