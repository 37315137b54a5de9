"""Every message that the program can print, read from its source: texts in which `HOLE` stands for a value."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator import errors

HOLE = "\0"

_TOLD_ALREADY = (errors.ReportedError, errors.InvalidInput)
_FAMILY = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.GeneratorError)]
_NAMES = [kind.__name__ for kind in _FAMILY if kind not in _TOLD_ALREADY]

# Whoever is called so is given a message, at this place among its arguments or under one of these names.
_SINKS = {
    **dict.fromkeys((*_NAMES, "ValueError", "UsageError", "BadParameter", "NoAnswerError", "Refusal"), 0),
    **{"Problem": 1, "annotation": 1, "Delivery": 3, "Portfolio": 2},
}
_KEYWORDS = ("message", "warnings")
_UNCHANGED = ("printable", "tuple", "list", "str", "clip")
_TRIMS = ("rstrip", "strip", "lstrip")

Function = ast.FunctionDef | ast.Lambda


@dataclass(frozen=True)
class Message:
    """One text and the file it stands in."""

    text: str
    file: Path

    def __str__(self) -> str:
        return f"{self.file}: {self.shown}"

    @property
    def shown(self) -> str:
        return self.text.replace(HOLE, "…")


@dataclass
class _Module:
    """One file: its functions, its constants, and what it imports from the others."""

    file: Path
    tree: ast.Module

    @cached_property
    def functions(self) -> dict[str, list[ast.FunctionDef]]:
        found: dict[str, list[ast.FunctionDef]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append(node)
        return found

    @cached_property
    def constants(self) -> dict[str, ast.expr]:
        return dict(_assignments(self.tree.body))

    @cached_property
    def imports(self) -> dict[str, tuple[str, str]]:
        nodes = [node for node in ast.walk(self.tree) if isinstance(node, ast.ImportFrom) and node.module]
        return {name.asname or name.name: (str(node.module), name.name) for node in nodes for name in node.names}


@dataclass
class Messages:
    """Reads modules and follows texts from where they are written to where somebody is told them."""

    modules: Mapping[str, _Module]
    _receivers: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    _open: set[object] = field(default_factory=set)

    def collect(self) -> list[Message]:
        """Every message; a function that passes an argument on into a message is followed to its callers."""
        found: set[Message] = set()
        while True:
            known = sum(map(len, self._receivers.values()))
            for name, module in self.modules.items():
                for function, argument in self._arguments(name):
                    texts = self._texts(argument, name, function)
                    found |= {Message(text.split("\n")[0], module.file) for text in texts}
            if sum(map(len, self._receivers.values())) == known:
                return sorted(found, key=str)

    def _arguments(self, name: str) -> Iterator[tuple[Function | None, ast.expr]]:
        """The arguments that are messages, each with the function that it stands in."""
        for function, call in _calls(self.modules[name].tree):
            places = self._places(call, name)
            yield from ((function, call.args[place]) for place in places if place < len(call.args))
            named = [keyword for keyword in call.keywords if places and keyword.arg in _KEYWORDS]
            yield from ((function, keyword.value) for keyword in named or _replaced(call))

    def _places(self, call: ast.Call, name: str) -> set[int]:
        called = _called(call)
        if called == "echo" and _has_keyword(call, "err") or called == "print" and _has_keyword(call, "file"):
            return {0}
        if called in _SINKS:
            return {_SINKS[called]}
        home, original = self._home(called, name)
        return self._receivers.get((home, original), set())

    def _home(self, called: str, name: str) -> tuple[str, str]:
        """The module that a function comes from, and its name there."""
        return self.modules[name].imports.get(called, (name, called))

    def _texts(self, node: ast.expr, name: str, function: Function | None) -> set[str]:
        """What an expression can be, as far as its source tells."""

        def texts(inner: ast.expr) -> set[str]:
            return self._texts(inner, name, function)

        match node:
            case ast.Constant(value=str(text)):
                return {text}
            case ast.JoinedStr(values=values):
                return _joined(self._part(part, name, function) for part in values)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return _joined([texts(left) or {HOLE}, texts(right) or {HOLE}])
            case ast.IfExp(body=body, orelse=orelse):
                return texts(body) | texts(orelse)
            case ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
                return {text for part in parts for text in texts(part)}
            case ast.Starred(value=value):
                return texts(value)
            case ast.Call():
                return self._texts_of_call(node, name, function)
            case ast.Name(id=variable):
                return self._texts_of_name(variable, name, function)
        return set()

    def _part(self, part: ast.expr, name: str, function: Function | None) -> set[str]:
        """A piece of an f-string: its text, what a name in it is known to be, or a hole."""
        match part:
            case ast.Constant():
                return self._texts(part, name, function)
            case ast.FormattedValue(value=value, conversion=-1):
                return self._inserted(value, name, function)
        self._texts(part, name, function)  # a parameter in it makes the function a receiver
        return {HOLE}

    def _inserted(self, value: ast.expr, name: str, function: Function | None) -> set[str]:
        texts = self._texts(value, name, function)
        if isinstance(value, ast.IfExp):
            return self._inserted(value.body, name, function) | self._inserted(value.orelse, name, function)
        if isinstance(value, ast.Name):
            local = _local(value.id, function)
            parts = [self._inserted(one, name, function) for one in local if not _mentions(one, value.id)]
            return {text for part in parts for text in part} or texts or {HOLE}
        is_literal = isinstance(value, ast.Constant | ast.JoinedStr)
        return {text or HOLE for text in texts} if is_literal else {HOLE}

    def _texts_of_call(self, call: ast.Call, name: str, function: Function | None) -> set[str]:
        called = _called(call)
        if called in _UNCHANGED and call.args:
            return self._texts(call.args[0], name, function)
        if called in _TRIMS and isinstance(call.func, ast.Attribute):
            return self._texts(call.func.value, name, function)
        if called == "format" and isinstance(call.func, ast.Attribute):
            return {text.replace("{}", HOLE) for text in self._texts(call.func.value, name, function)}
        home, original = self._home(called, name)
        found = self.modules[home].functions.get(original, []) if home in self.modules else []
        if (home, original) in self._open:
            return set()
        self._open.add((home, original))
        returned = [(one, node.value) for one in found for node in ast.walk(one) if isinstance(node, ast.Return)]
        texts = {text for one, value in returned if value for text in self._texts(value, home, one)}
        self._open.remove((home, original))
        return texts

    def _texts_of_name(self, variable: str, name: str, function: Function | None) -> set[str]:
        key = (variable, name, function)
        if key in self._open:  # `texts = [*texts, one]`
            return set()
        self._open.add(key)
        try:
            return self._texts_of_variable(variable, name, function)
        finally:
            self._open.remove(key)

    def _texts_of_variable(self, variable: str, name: str, function: Function | None) -> set[str]:
        if isinstance(function, ast.FunctionDef):
            parameters = [one.arg for one in function.args.args if one.arg not in ("self", "cls")]
            if variable in parameters:
                self._receivers.setdefault((name, function.name), set()).add(parameters.index(variable))
                return set()
            if local := _local(variable, function):
                return {text for value in local for text in self._texts(value, name, function)}
        home, original = self._home(variable, name)
        constant = self.modules[home].constants.get(original) if home in self.modules else None
        return self._texts(constant, home, None) if constant else set()


def read_messages(root: Path, folders: Iterable[str]) -> list[Message]:
    """The messages of all Python files in some folders; each file is named as seen from `root`."""
    modules = {}
    for file in sorted(file for folder in folders for file in (root / folder).rglob("*.py")):
        path = file.relative_to(root)
        name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        modules[name] = _Module(path, ast.parse(file.read_text("utf-8")))
    return Messages(modules).collect()


def read_announcements(root: Path, folders: Iterable[str]) -> list[Message]:
    """What workflows and shell scripts tell the runner: `::error::…` and the like, and what `fail` is given."""
    kinds = (".yml", ".sh")
    files = sorted(file for folder in folders for file in (root / folder).rglob("*") if file.suffix in kinds)
    return [
        Message(_SHELL_VARIABLE.sub(HOLE, text), file.relative_to(root)) for file in files for text in _announced(file)
    ]


_SAYING = re.compile(r"\b(echo|fail)((?:\s+\"(?:[^\"\\]|\\.)*\")+)")
_COMMAND = re.compile(r"::(?:error|warning|notice)[^:]*::")
_SHELL_VARIABLE = re.compile(r"\$\w+|\$\{[^}]*\}")


def _announced(file: Path) -> Iterator[str]:
    text = re.sub(r"\\\n\s*", "", file.read_text("utf-8"))
    for verb, words in _SAYING.findall(text):
        said = " ".join(re.findall(r"\"((?:[^\"\\]|\\.)*)\"", words))
        if verb == "fail" or _COMMAND.match(said):
            yield _COMMAND.sub("", said)


def _calls(tree: ast.Module) -> Iterator[tuple[Function | None, ast.Call]]:
    waiting: list[tuple[Function | None, ast.AST]] = [(None, tree)]
    while waiting:
        function, node = waiting.pop()
        inside = node if isinstance(node, ast.FunctionDef) else function
        if isinstance(node, ast.Call):
            yield function, node
        waiting += [(inside, child) for child in ast.iter_child_nodes(node)]


def _assignments(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, ast.expr]]:
    for node in nodes:
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr | ast.AugAssign):
            targets = [node.target]
        value = getattr(node, "value", None)
        for target in targets:
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = value.elts if isinstance(value, ast.Tuple) else [value] * len(names)
            pairs = zip(names, values, strict=False)
            yield from ((one.id, part) for one, part in pairs if isinstance(one, ast.Name) and part)


def _local(variable: str, function: Function | None) -> list[ast.expr]:
    """What a function assigns to one of its variables."""
    nodes = ast.walk(function) if function else ()
    return [value for key, value in _assignments(nodes) if key == variable]


def _mentions(value: ast.expr, variable: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == variable for node in ast.walk(value))


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _has_keyword(call: ast.Call, name: str) -> bool:
    return any(keyword.arg == name for keyword in call.keywords)


def _replaced(call: ast.Call) -> list[ast.keyword]:
    return [keyword for keyword in call.keywords if _called(call) == "replace" and keyword.arg == "message"]


def _joined(parts: Iterable[set[str]]) -> set[str]:
    return {"".join(chosen) for chosen in itertools.product(*parts)}
