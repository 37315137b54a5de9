"""Text becomes LaTeX that prints it: signs that mean something are escaped, accents are written as commands.

Classic BibTeX knows only bytes, so that an accent outside ASCII would break sorting, labels and initials; Biber reads
the commands back as the letters. What has no command (other scripts, emoji) stays as it is.
"""

from __future__ import annotations

import unicodedata

# BibTeX counts braces, escaped or not, so even the sign itself has to be a word.
_SIGNS = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    "\N{NO-BREAK SPACE}": "~",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_LETTERS = {
    letter: f"{{\\{command}}}"
    for letters, commands in (
        ("ßæÆœŒøØłŁåÅı", "ss ae AE oe OE o O l L aa AA i"),
        ("ðÐđĐþÞŋŊ", "dh DH dj DJ th TH ng NG"),
    )
    for letter, command in zip(letters, commands.split(), strict=True)
}
# Grave, acute, circumflex, tilde, macron, breve, dot, diaeresis, ring, double acute, caron, dot below, cedilla, ogonek.
_MARKS = dict(
    zip(
        "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0327\u0328",
        "`'^~=u.\"rHvdck",
        strict=True,
    )
)


def as_latex(text: str) -> str:
    """The text for the inside of a BibTeX value: braces are balanced, nothing of it is a command of its author's."""
    return "".join(_written(char) for char in unicodedata.normalize("NFC", text))


def _written(char: str) -> str:
    known = _SIGNS.get(char) or _LETTERS.get(char)
    if known or char.isascii():
        return known or char
    letter, mark = (*unicodedata.normalize("NFD", char), "", "")[:2]
    if mark not in _MARKS or len(unicodedata.normalize("NFD", char)) > 2 or not letter.isascii():
        return char
    command = _MARKS[mark]
    dotless = f"\\{letter}" if letter in "ij" and command not in "dck" else letter
    if not command.isalpha():
        return f"{{\\{command}{dotless}}}"
    return f"{{\\{command}{{{dotless}}}}}"
