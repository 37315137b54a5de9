"""Every message that the program can print, read from its source.

A message is what an error, a problem or a warning is given. Where that is a parameter, the callers are asked in turn.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator import errors
from tests.docs.message import HOLE, Message
from tests.docs.syntax import Function, Module, assigned, called, parameters, read_modules, returned

_TOLD_ALREADY = (errors.ReportedError, errors.InvalidInput)
_FAMILY = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.GeneratorError)]
_ERRORS = [kind.__name__ for kind in _FAMILY if kind not in _TOLD_ALREADY]
_AT_FIRST = (*_ERRORS, "ValueError", "UsageError", "BadParameter", "NoAnswerError", "Refusal")
_RECEIVERS: Mapping[str, Mapping[int, str]] = {
    **{name: {0: "message"} for name in _AT_FIRST},
    **{name: {1: "message"} for name in ("Problem", "annotation")},
    "problem": {0: "message"},  # of a reference to a file
    "Portfolio": {2: "hint"},
    "Delivery": {3: "warnings"},
}
"""Whoever is called so is given a message, at this place among its arguments or by this name."""
_UNCHANGED = ("printable", "tuple", "list", "str", "clip")
_TRIMS = ("rstrip", "strip", "lstrip")


def read_messages(root: Path, folders: Iterable[str]) -> list[Message]:
    """The messages of all Python files in some folders; each file is named as seen from `root`."""
    return _Messages(read_modules(root, folders)).collect()


@dataclass
class _Messages:
    """Follows texts from where they are written to where somebody is told them."""

    modules: Mapping[str, Module]
    receivers: dict[tuple[str, str], dict[int, str]] = field(default_factory=dict)
    under_way: set[object] = field(default_factory=set)

    def collect(self) -> list[Message]:
        """Look again until no further function is found that passes an argument on into a message."""
        found: set[Message] = set()
        known = -1
        while known != (known := sum(map(len, self.receivers.values()))):
            for name, module in self.modules.items():
                for function, argument in self._arguments(name):
                    texts = _In(self, name, function).texts(argument)
                    found |= {Message(text.split("\n")[0], module.file) for text in texts}
        return sorted(found, key=str)

    def home(self, known_as: str, name: str) -> tuple[str, str]:
        """The module that a name comes from, and what it is called there."""
        return self.modules[name].imports.get(known_as, (name, known_as))

    def _arguments(self, name: str) -> Iterator[tuple[Function | None, ast.expr]]:
        """The arguments that are messages, each with the function that it stands in."""
        for function, call in self.modules[name].calls:
            places = self._places(call, name)
            yield from ((function, call.args[place]) for place in places if place < len(call.args))
            yield from ((function, one.value) for one in call.keywords if one.arg in places.values())

    def _places(self, call: ast.Call, name: str) -> Mapping[int, str]:
        """Which arguments of a call are messages: their places, and the names they may be given by."""
        what = called(call)
        named = {keyword.arg for keyword in call.keywords}
        if (what == "echo" and "err" in named) or (what == "print" and "file" in named):
            return {0: "message"}
        if what == "replace":  # a problem gets its words
            return {99: "message"}
        return _RECEIVERS.get(what) or self.receivers.get(self.home(what, name), {})


@dataclass(frozen=True)
class _In:
    """The place of an expression: a module and a function in it."""

    messages: _Messages
    name: str
    function: Function | None

    def texts(self, node: ast.expr) -> set[str]:
        """What an expression can be, as far as its source tells."""
        match node:
            case ast.Constant(value=str(text)):
                return {text}
            case ast.JoinedStr(values=values):
                return _joined(map(self._part, values))
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return _joined(self.texts(side) or {HOLE} for side in (left, right))
            case ast.IfExp(body=body, orelse=orelse):
                return self.texts(body) | self.texts(orelse)
            case ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
                return {text for part in parts for text in self.texts(part)}
            case ast.Starred(value=value):
                return self.texts(value)
            case ast.Call():
                return self._texts_of_call(node)
            case ast.Name(id=variable):
                return self._once(("name", variable), lambda: self._texts_of_name(variable))
        return set()

    def _part(self, part: ast.expr) -> set[str]:
        """A piece of an f-string: its text, what a name in it is known to be, or a hole."""
        if isinstance(part, ast.FormattedValue) and part.conversion == -1:
            return self._inserted(part.value)
        if isinstance(part, ast.FormattedValue):
            self.texts(part.value)  # a parameter in it makes the function a receiver
            return {HOLE}
        return self.texts(part)

    def _inserted(self, value: ast.expr) -> set[str]:
        texts = self.texts(value)
        match value:
            case ast.IfExp(body=body, orelse=orelse):
                return self._inserted(body) | self._inserted(orelse)
            case ast.Name(id=variable):
                local = {text for one in assigned(variable, self.function) for text in self._inserted(one)}
                return local or texts or {HOLE}
            case ast.Constant() | ast.JoinedStr():
                return {text or HOLE for text in texts}
        return {HOLE}

    def _texts_of_call(self, call: ast.Call) -> set[str]:
        name = called(call)
        if name in _UNCHANGED and call.args:
            return self.texts(call.args[0])
        if isinstance(call.func, ast.Attribute) and name in _TRIMS:
            return self.texts(call.func.value)
        if isinstance(call.func, ast.Attribute) and name == "format":
            return {text.replace("{}", HOLE) for text in self.texts(call.func.value)}
        home, original = self.messages.home(name, self.name)
        module = self.messages.modules.get(home)
        there = [_In(self.messages, home, one) for one in (module.functions.get(original, []) if module else [])]
        return self._once(
            ("call", home, original),
            lambda: {
                text for one in there if one.function for value in returned(one.function) for text in one.texts(value)
            },
        )

    def _texts_of_name(self, variable: str) -> set[str]:
        if self.function and variable in parameters(self.function):
            place = parameters(self.function).index(variable)
            self.messages.receivers.setdefault((self.name, self.function.name), {})[place] = variable
            return set()
        if local := assigned(variable, self.function):
            return {text for value in local for text in self.texts(value)}
        home, original = self.messages.home(variable, self.name)
        module = self.messages.modules.get(home)
        constant = module.constants.get(original) if module else None
        return _In(self.messages, home, None).texts(constant) if constant else set()

    def _once(self, what: tuple[str, ...], look: Callable[[], set[str]]) -> set[str]:
        """Nothing, when the answer is being looked for already: functions call themselves."""
        key = (self.name, self.function, *what)
        if key in self.messages.under_way:
            return set()
        self.messages.under_way.add(key)
        try:
            return look()
        finally:
            self.messages.under_way.remove(key)


def _joined(parts: Iterable[set[str]]) -> set[str]:
    return {"".join(chosen) for chosen in itertools.product(*parts)}
