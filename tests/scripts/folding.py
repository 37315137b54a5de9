"""How docs/search.md folds texts, in terms of what Python knows of Unicode."""

import unicodedata

# Assigned characters with the property Default_Ignorable_Code_Point, which Python does not know.
IGNORABLE = {0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0, *range(0x1BCA0, 0x1BCA4)}
IGNORABLE |= {*range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)}
IGNORABLE |= {*range(0xFE00, 0xFE10), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)}
LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
LETTERS |= {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "", "ς": "σ"}
# Python does not know the script of a mark, but the names of most begin with it.
ADORNING = ("COMBINING ", "ARABIC ", "HEBREW ", "SYRIAC ", "GREEK ", "CYRILLIC ")
SPELLING = (
    "DEVANAGARI ",
    "BENGALI ",
    "TAMIL ",
    "TELUGU ",
    "THAI ",
    "LAO ",
    "KHMER ",
    "MYANMAR ",
    "COMBINING KATAKANA-",
)
UNTOLD = (
    *("COMBINING DEVANAGARI ", "COMBINING GRANTHA ", "COMBINING GLAGOLITIC ", "COMBINING OLD PERMIC "),
    *("DEVANAGARI STRESS ", "DEVANAGARI GRAVE ", "DEVANAGARI ACUTE "),
)

# What Unicode says of the characters that this Python knows will not change.
ASSIGNED = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs")]
# The alphabets, and a few of the many thousand ideographs and syllables.
VARIED = [*ASSIGNED[:12_000], *ASSIGNED[12_000::41]]


def fold(text: str) -> str:
    """The rule of docs/search.md in Python's terms."""
    kept = (char for char in unicodedata.normalize("NFKD", text) if ord(char) not in IGNORABLE and not adorns(char))
    return "".join(LETTERS.get(char, char) for char in "".join(kept).casefold().lower())


def adorns(char: str) -> bool:
    """Whether a mark is one that folding drops; the names of those in `UNTOLD` do not tell."""
    name = unicodedata.name(char, "")
    return is_mark(char) and name.startswith(ADORNING) and not name.startswith(SPELLING)


def is_mark(char: str) -> bool:
    """Whether it combines with the letter before it."""
    return unicodedata.category(char).startswith("M")
