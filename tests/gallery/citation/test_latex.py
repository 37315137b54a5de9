"""Text as LaTeX: what it means, an independent reader of LaTeX says."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gallery.citation.latex import as_latex
from tests.gallery.citation.reading import read

SIGNS = "\\{}~^<>|&%$#_"
LETTERS = (
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßŒœŁłŠšŽžČčĆćĐđĞğİŐőŰűŞşŢţĄąĘęŻżŹźŚśĀāĒēŪūĎďŇňŘřŤťŮůĽľĹĺ"
)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Bread & Butter: 100 % fun", r"Bread \& Butter: 100 \% fun"),
        ("C# and snake_case for $5", r"C\# and snake\_case for \$5"),
        ("{braces}", r"{\textbraceleft}braces{\textbraceright}"),
        (r"\input{x}", r"{\textbackslash}input{\textbraceleft}x{\textbraceright}"),
        ("a~b^c", r"a{\textasciitilde}b{\textasciicircum}c"),
        ("Fünf Überraschungen", r"F{\"u}nf {\"U}berraschungen"),
        ("Mañana à la façade", r"Ma{\~n}ana {\`a} la fa{\c{c}}ade"),
        ("Dvořák, Łódź", r"Dvo{\v{r}}{\'a}k, {\L}{\'o}d{\'z}"),
        ("Straße, Æsop, œuvre, Ångström, øre", r"Stra{\ss}e, {\AE}sop, {\oe}uvre, {\AA}ngstr{\"o}m, {\o}re"),
        ("naïve façon", r"na{\"\i}ve fa{\c{c}}on"),
        ("Erdős", r"Erd{\H{o}}s"),
    ],
)
def test_what_means_something_in_latex_is_written_as_a_command(text, latex):
    assert as_latex(text) == latex


@pytest.mark.parametrize("text", ["数据科学", "مقدمة", "🦉🌊", "Việt", "“quoted” – and — dashed…", "ș"])
def test_what_has_no_command_stays_as_it_is(text):
    kept = [char for char in text if not char.isascii()]
    assert [char for char in as_latex(text) if not char.isascii()] == kept


@pytest.mark.parametrize("char", [*LETTERS])
def test_every_letter_of_the_latin_languages_is_ascii_and_reads_back(char):
    assert as_latex(char).isascii()
    assert unicodedata.normalize("NFC", read(as_latex(char))) == char


@pytest.mark.parametrize("char", [*LETTERS])
def test_a_letter_and_its_accent_as_two_characters_are_the_same_letter(char):
    assert as_latex(unicodedata.normalize("NFD", char)) == as_latex(char)


@given(st.text(st.sampled_from(f"{SIGNS}ab ") | st.characters(exclude_categories=["Cs"]), max_size=40))
def test_braces_are_balanced_and_no_sign_is_left_that_means_something(text):
    written, depth = as_latex(text), 0
    for brace in re.findall("[{}]", written):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    assert not re.search(r"(?<!\\)[&%$#_]", written)
    commands = re.findall(r"\\(.[a-zA-Z]*)", written)
    assert all(re.fullmatch(r"[&%$#_`'^~=.\"][A-Za-z]*|text\w+|[A-Za-z]{1,2}", command) for command in commands)
