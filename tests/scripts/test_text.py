"""Texts as the scripts compare and shorten them, against what Python knows of Unicode and the generator's own rules."""

import random
import string
import unicodedata

import pytest

from generator.gallery.cards import letters_of
from generator.model.slugs import slugify
from tests.scripts.folding import ADORNING, ASSIGNED, IGNORABLE, SPELLING, UNTOLD, VARIED, adorns, fold, is_mark

pytestmark = pytest.mark.slow


def test_every_character_that_is_no_mark_is_folded_as_python_would(engine):
    characters = [char for char in ASSIGNED if not is_mark(char)]
    found = engine([["fold", char] for char in characters])
    wrong = [(char, got) for char, got in zip(characters, found, strict=True) if got != fold(char)]
    assert wrong == []


@pytest.mark.parametrize(("names", "kept"), [(ADORNING, False), (SPELLING, True)])
def test_marks_that_adorn_are_dropped_and_those_that_spell_are_kept(engine, names, kept):
    marks = [char for char in ASSIGNED if is_mark(char) and unicodedata.name(char).startswith(names)]
    marks = [char for char in marks if ord(char) not in IGNORABLE and not unicodedata.name(char).startswith(UNTOLD)]
    told = [char for char in marks if adorns(char) is not kept]
    assert len(told) > 100
    folded = engine([["fold", f"x{char}"] for char in told])
    assert [char for char, got in zip(told, folded, strict=True) if (got != "x") is not kept] == []


def test_folding_twice_changes_nothing(engine):
    once = engine([["fold", char] for char in VARIED])
    assert engine([["fold", text] for text in once]) == once


def test_a_text_is_folded_alike_however_it_is_composed(engine):
    texts = ["Ångström façade Łódź", "ĐẶNG Thị", "Ἀθῆναι", "ガギグ", "한국어", "İstanbul", "ﬁncé"]
    for text in texts:
        composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
        assert composed != apart
        assert len(set(engine([["fold", composed], ["fold", apart]]))) == 1, text


def test_a_tile_has_the_letters_that_the_generator_gives_it(engine):
    titles = [form.format(char) for char in VARIED if char != "\n" for form in ("{0}x y{0}", "a{0}b {0}")]
    titles += ["", " ", "!?", "🙂 !", "— dash first", "«Quoted» words", "3D maps", "straße ßtest", "\ufeffa b"]
    impossible = {"\x1c", "\x1d", "\x1e", "\x1f", "\x85"}  # no title may hold these
    known = set(ASSIGNED)  # a newer Unicode may have given a letter its capital
    wrong = [
        (title, got)
        for title, got in zip(titles, engine([["letters", title] for title in titles]), strict=True)
        if got != letters_of(title) and not impossible & set(title) and known >= set(got)
    ]
    assert wrong == []


def test_a_slug_is_made_as_the_generator_makes_it(engine):
    chance = random.Random(7)
    alphabet = string.ascii_letters + "   --++#&@%..0123456789" + string.punctuation
    texts = ["".join(chance.choices(alphabet, k=chance.randrange(130))) for _ in range(3000)]
    texts += ["x" * length for length in (59, 60, 61, 200)] + [f"{'x' * length} y" for length in range(55, 63)]
    assert engine([["plainSlug", text] for text in texts]) == [slugify(text) for text in texts]
