"""Python files as syntax: their functions, constants, imports, calls and assignments."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

Function = ast.FunctionDef


@dataclass
class Module:
    """One file, named as seen from the root of the repository."""

    file: Path
    tree: ast.Module

    @cached_property
    def functions(self) -> dict[str, list[Function]]:
        """Functions and methods by their names, of which several classes may have the same."""
        found: dict[str, list[Function]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                found.setdefault(node.name, []).append(node)
        return found

    @cached_property
    def constants(self) -> dict[str, ast.expr]:
        return dict(assignments(self.tree.body))

    @cached_property
    def imports(self) -> dict[str, tuple[str, str]]:
        """Each imported name with the module it comes from and its name there."""
        nodes = [node for node in ast.walk(self.tree) if isinstance(node, ast.ImportFrom) and node.module]
        return {name.asname or name.name: (str(node.module), name.name) for node in nodes for name in node.names}

    @cached_property
    def calls(self) -> list[tuple[Function | None, ast.Call]]:
        """Every call, with the function that it stands in."""
        found: list[tuple[Function | None, ast.Call]] = []
        waiting: list[tuple[Function | None, ast.AST]] = [(None, self.tree)]
        while waiting:
            function, node = waiting.pop()
            inside = node if isinstance(node, Function) else function
            if isinstance(node, ast.Call):
                found.append((function, node))
            waiting += [(inside, child) for child in ast.iter_child_nodes(node)]
        return found


def read_modules(root: Path, folders: Iterable[str]) -> dict[str, Module]:
    """The Python files of some folders, by the names under which they import each other."""
    modules = {}
    for file in sorted(file for folder in folders for file in (root / folder).rglob("*.py")):
        path = file.relative_to(root)
        name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        modules[name] = Module(path, ast.parse(file.read_text("utf-8")))
    return modules


def assignments(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, ast.expr]]:
    """Names and what is assigned to them; where a call gives several values, each name gets the call."""
    for node in nodes:
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr | ast.AugAssign) and node.value:
            targets, value = [node.target], node.value
        else:
            continue
        for target in targets:
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = value.elts if isinstance(value, ast.Tuple) else [value] * len(names)
            yield from (
                (name.id, value) for name, value in zip(names, values, strict=False) if isinstance(name, ast.Name)
            )


def assigned(variable: str, function: Function | None) -> list[ast.expr]:
    """What a function assigns to one of its variables, but for what is made of the variable itself."""
    nodes = ast.walk(function) if function else ()
    values = [value for name, value in assignments(nodes) if name == variable]
    return [value for value in values if not _mentions(value, variable)]


def parameters(function: Function) -> list[str]:
    """Their names in order, as a caller counts them; those that can only be named come last."""
    return [one.arg for one in (*function.args.args, *function.args.kwonlyargs) if one.arg not in ("self", "cls")]


def returned(function: Function) -> list[ast.expr]:
    """What a function may return."""
    return [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]


def called(call: ast.Call) -> str:
    """The last part of the name that is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _mentions(value: ast.expr, variable: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == variable for node in ast.walk(value))
