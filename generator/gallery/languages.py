"""The texts of a theme: a language in, its texts out, read from one file per language.

The file of a longer tag stands on those of its beginnings (`de-AT.yml` on `de.yml`), and the file of the owner's folder
on the shipped one of the same name: each need hold only what is different. All of them together must hold every text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from markupsafe import escape

from generator.documents.document import Document
from generator.documents.yaml_text import read_yaml
from generator.errors import ThemeError
from generator.gallery.placeholders import FORMS, Contract, contract_of, faults_of, is_forms
from generator.gallery.strings import Form, Message, Strings
from generator.model.problems import Pointer, Problem, dotted
from generator.model.schema import nearest

FALLBACK = "en"
"""Its shipped file says which texts there are, and stands in for languages that nobody has written a file for."""

_NAMED_MORE = 40


@dataclass(frozen=True, slots=True)
class _File:
    document: Document
    texts: Mapping[Pointer, object]


def load_strings(folders: Sequence[Path], language: str) -> Strings:
    """Read the texts for a language from theme folders, the shipped one first.

    Raises:
        ThemeError: a text is missing, is none that the program knows, or has other placeholders than the English one.
        FileError, DocumentError: a file cannot be read, or is no YAML.
    """
    own = _named(folders, language)
    named = own or _named(folders, FALLBACK)
    shipped = folders[0] / "strings" / f"{FALLBACK}.yml"
    read = {place: _read(path) for place, path in {shipped.resolve(): shipped, **named}.items()}
    english, files = read[shipped.resolve()], [read[place] for place in named]
    contracts = {pointer: contract_of(value) for pointer, value in english.texts.items()}
    _check([english], contracts)
    _check(files, contracts)
    texts = {pointer: value for file in files for pointer, value in file.texts.items()}
    return Strings(
        language=language if own else FALLBACK,
        is_substitute=not own,
        file=files[-1].document.file,
        messages={".".join(map(str, at)): _message(texts[at], contract) for at, contract in contracts.items()},
    )


def _named(folders: Sequence[Path], language: str) -> dict[Path, Path]:
    """The files for a language by where they really lie, the ones that have the last word at the end."""
    found: dict[Path, Path] = {}
    for tag in accumulate(language.casefold().split("-"), "{}-{}".format):
        for folder in folders:
            for file in sorted((folder / "strings").glob("*.yml")):
                if file.stem.casefold() == tag:
                    found[file.resolve()] = file  # the shipped folder may be the owner's too
    return found


def _read(path: Path) -> _File:
    document = read_yaml(path)
    return _File(document, dict(_flat(document.content, ())))


def _flat(value: object, pointer: Pointer) -> Iterator[tuple[Pointer, object]]:
    if isinstance(value, dict) and not is_forms(value):
        for name, part in value.items():
            yield from _flat(part, (*pointer, name))
    elif pointer or value is not None:  # an empty file holds no text
        yield pointer, value


def _check(files: Sequence[_File], contracts: Mapping[Pointer, Contract]) -> None:
    problems = [problem for file in files for problem in file.document.locate(_faults(file, contracts))]
    given = {pointer for file in files for pointer in file.texts}
    missing = [Problem(at, "is missing", _english(contract)) for at, contract in contracts.items() if at not in given]
    problems += files[0].document.locate(missing)
    if problems:
        raise _error(*problems)


def _faults(file: _File, contracts: Mapping[Pointer, Contract]) -> Iterator[Problem]:
    for pointer, value in file.texts.items():
        if pointer in contracts:
            yield from faults_of(pointer, value, contracts[pointer])
        else:
            yield _unknown(pointer, contracts)


def _unknown(pointer: Pointer, contracts: Mapping[Pointer, Contract]) -> Problem:
    if not pointer:
        return Problem(pointer, "holds no groups of texts", "Begin it as the shipped strings/en.yml begins.")
    if any(known[: len(pointer)] == pointer for known in contracts):
        return Problem(pointer, "is a group of texts", "Write its texts below it, or delete it.")
    guess = nearest(dotted(pointer), map(dotted, contracts))
    advice = f"Did you mean {guess}?" if guess else "Delete it; the shipped strings/en.yml holds all there are."
    return Problem(pointer, "is no text of the interface", advice)


def _english(contract: Contract) -> str:
    return f"Add it; in English it is “{contract.english}”."


def _error(first: Problem, *more: Problem) -> ThemeError:
    """One error for all mistakes of a language: the first in full, the others by name."""
    names = ", ".join(dotted(problem.pointer) for problem in more[:_NAMED_MORE])
    rest = ", …" if len(more) > _NAMED_MORE else ""
    also = f" {len(more)} more to mend: {names}{rest}." if more else ""
    subject = f"The text {dotted(first.pointer)}" if first.pointer else "The file"
    return ThemeError(
        f"{subject} {first.message}.",
        advice=f"{first.advice}{also}",
        file=first.file,
        line=first.line,
        column=first.column,
    )


def _message(value: object, contract: Contract) -> Message:
    one, other = (value[form] for form in FORMS) if isinstance(value, dict) else (value, value)
    return Message(_form(str(one)), _form(str(other)), contract.needs)


def _form(text: str) -> Form:
    return Form(text, escape(text))
