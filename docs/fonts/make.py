"""Makes the fonts of the social cards, templates/fonts/: Fontsource's parts of a family, each family in one small file.

    npm pack @fontsource/literata@5.3.0 @fontsource/noto-serif-hebrew@5.3.0 @fontsource/noto-naskh-arabic@5.3.0
    for package in fontsource-*.tgz; do mkdir -p parts/$package && tar xzf $package -C parts/$package; done
    pip install fonttools brotli
    python docs/fonts/make.py parts

Text is drawn without a shaping engine, so that it is the same everywhere, and FreeType alone reads kerning only from
the old table `kern`: the pairs of GPOS are written there. What only a shaping engine reads is left out.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fontTools.merge import Merger, Options
from fontTools.subset import Options as SubsetOptions
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

TARGET = Path(__file__).resolve().parents[2] / "templates" / "fonts"
PARTS = ("latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "hebrew", "arabic")
MADE = {
    "title/50-literata.woff2": ("literata", 600, PARTS[:-2]),
    "title/60-noto-serif-hebrew.woff2": ("noto-serif-hebrew", 600, ("hebrew",)),
    "title/60-noto-naskh-arabic.woff2": ("noto-naskh-arabic", 600, ("arabic",)),
    "text/50-literata.woff2": ("literata", 400, PARTS[:-2]),
}
LEAST_KERNING = 12
"""Thousandths of the letter's size: less is seen by nobody."""
MOST_PAIRS = 10_000
"""The table gives its length in 16 bits."""


def main(parts: Path) -> None:
    for path, (family, weight, scripts) in MADE.items():
        names = [f"{family}-{script}-{weight}-normal.woff2" for script in scripts]
        font = _joined([file for name in names for file in parts.rglob(name)])
        target = TARGET / path
        target.parent.mkdir(parents=True, exist_ok=True)
        font.flavor = "woff2"
        font.save(target)
    for family in sorted({family for family, _, _ in MADE.values()}):
        (licence,) = {file.read_text(encoding="utf-8") for file in parts.rglob("LICENSE") if _is_of(file, family)}
        (TARGET / f"LICENSE-{family}.txt").write_text(licence, encoding="utf-8")


def _is_of(licence: Path, family: str) -> bool:
    return any((licence.parent / "files").glob(f"{family}-latin-400-normal.woff2"))


def _joined(files: list[Path]) -> TTFont:
    kerning: dict[tuple[int, int], int] = {}
    with TemporaryDirectory() as folder:
        bare = []
        for number, file in enumerate(files):
            font = TTFont(file)
            kerning |= {} if "hebrew" in file.name else _kerning(font)  # its pairs stand in the order of reading
            bare.append(f"{folder}/{number}.ttf")
            _strip(font)
            font.save(bare[-1])
        options = Options(drop_tables=["GSUB", "GPOS", "GDEF", "vhea", "vmtx", "STAT"])
        font = Merger(options).merge(bare)
    _write_kerning(font, kerning)
    font["head"].created = font["head"].modified = 2_082_844_800  # 1970, in seconds since 1904
    font.recalcTimestamp = False
    return font


def _strip(font: TTFont) -> None:
    """Leave only what is drawn: the characters' own glyphs."""
    options = SubsetOptions(layout_features=[], hinting=False, drop_tables=["GSUB", "GPOS", "GDEF", "gasp", "prep"])
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.flavor = None


def _kerning(font: TTFont) -> dict[tuple[int, int], int]:
    """How much nearer each pair of characters stands, in the font's units."""
    characters: dict[str, list[int]] = {}
    for character, glyph in font.getBestCmap().items():
        characters.setdefault(glyph, []).append(character)
    found: dict[tuple[int, int], int] = {}
    for left, right, value in _pairs(font, set(characters)):
        if abs(value) >= LEAST_KERNING:
            for pair in ((one, other) for one in characters[left] for other in characters[right]):
                found.setdefault(pair, value)
    return found


def _pairs(font: TTFont, glyphs: set[str]) -> Iterator[tuple[str, str, int]]:
    gpos = font["GPOS"].table
    wanted = {
        i
        for feature in gpos.FeatureList.FeatureRecord
        if feature.FeatureTag == "kern"
        for i in feature.Feature.LookupListIndex
    }
    for index in sorted(wanted):
        for subtable in gpos.LookupList.Lookup[index].SubTable:
            table = getattr(subtable, "ExtSubTable", subtable)
            if table.LookupType == 2:
                yield from (_single if table.Format == 1 else _classes)(table, glyphs)


def _single(table: Any, glyphs: set[str]) -> Iterator[tuple[str, str, int]]:
    for left, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True):
        for record in pairs.PairValueRecord:
            if left in glyphs and record.SecondGlyph in glyphs and record.Value1:
                yield left, record.SecondGlyph, getattr(record.Value1, "XAdvance", 0)


def _classes(table: Any, glyphs: set[str]) -> Iterator[tuple[str, str, int]]:
    rights: dict[int, list[str]] = {}
    for glyph in sorted(glyphs):
        rights.setdefault(table.ClassDef2.classDefs.get(glyph, 0), []).append(glyph)
    for left in (glyph for glyph in table.Coverage.glyphs if glyph in glyphs):
        records = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
        for number, record in enumerate(records):
            value = getattr(record.Value1, "XAdvance", 0) if record.Value1 else 0
            for right in rights.get(number, []) if value else []:
                yield left, right, value


def _write_kerning(font: TTFont, kerning: dict[tuple[int, int], int]) -> None:
    names = font.getBestCmap()
    pairs = {(names[one], names[other]): value for (one, other), value in kerning.items()}
    table = newTable("kern")
    table.version = 0
    table.kernTables = []
    ordered = sorted(pairs.items())
    for start in range(0, len(ordered), MOST_PAIRS):
        part = KernTable_format_0()
        part.coverage, part.tupleIndex, part.kernTable = 1, None, dict(ordered[start : start + MOST_PAIRS])
        table.kernTables.append(part)
    if pairs:
        font["kern"] = table


if __name__ == "__main__":
    main(Path(sys.argv[1]))
