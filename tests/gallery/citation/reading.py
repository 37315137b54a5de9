"""LaTeX as its readers see it, by another program's tables."""

import codecs
import re
from typing import Any

import latexcodec  # noqa: F401 - registers the codec

# What the codec leaves as commands; the first four are signs that it could not write without breaking something else.
_LEFT = {
    r"{\textbraceleft}": "{",
    r"{\textbraceright}": "}",
    r"{\textasciicircum}": "^",
    r"{\textasciitilde}": "~",
    r"{\textless}": "<",
    r"{\textgreater}": ">",
    r"{\textbar}": "|",
    r"\$": "$",
}
_decode: Any = codecs.decode


def read(latex: str) -> str:
    """The text that is printed."""
    for command, sign in _LEFT.items():
        latex = latex.replace(command, f"\0{ord(sign)}\0")
    text = str(_decode(latex, "ulatex")).replace("{", "").replace("}", "")
    return re.sub("\0(\\d+)\0", lambda found: chr(int(found[1])), text)
