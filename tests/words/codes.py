"""The codes that the rooms below use, collected from their source and their types."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import inroad
from inroad.errors import InroadError

SOURCE = Path(inroad.__file__).parent
CODE = re.compile(r"[a-z]+\.[a-z_]+")


def texts(*rooms: str, without: frozenset[str] = frozenset()) -> set[str]:
    """Every string constant in some rooms that looks like a code."""
    return {
        node.value
        for tree in _trees(rooms, without)
        for node in _outside_formats(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def _outside_formats(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes but the pieces of formatted strings."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.JoinedStr):
            yield from _outside_formats(child)


def reasons() -> Iterator[tuple[str, frozenset[str], str]]:
    """Each call of `because` with a constant code: the code, the facts given, and where."""
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("because"):
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    facts = frozenset(each.arg or "**" for each in node.keywords)
                    where = f"{file.relative_to(SOURCE)}:{node.lineno}"
                    yield str(first.value), facts, where


def patterns(*rooms: str) -> dict[str, re.Pattern[str]]:
    """Every formatted string in some rooms that can become a code, as a pattern."""
    found = {}
    for tree in _trees(rooms, frozenset()):
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [_part(each) for each in node.values]
                if re.match(r"[a-z]+(\\\.|\[a-z_\]\+_)", "".join(parts)):
                    found[ast.unparse(node)] = re.compile("".join(parts))
    return found


def _part(piece: ast.expr) -> str:
    if isinstance(piece, ast.Constant):
        return re.escape(str(piece.value))
    return "[a-z_.]+"


def _trees(rooms: tuple[str, ...], without: frozenset[str]) -> Iterator[ast.Module]:
    for room in rooms:
        for file in sorted((SOURCE / room).rglob("*.py")):
            if file.name not in without:
                yield ast.parse(file.read_text(encoding="utf-8"))


def refusals() -> list[type[InroadError]]:
    """Every refusal that the package can raise."""
    for module in pkgutil.walk_packages([str(SOURCE)], "inroad."):
        if not module.name.endswith(("__main__", ".child")):
            importlib.import_module(module.name)
    found: list[type[InroadError]] = []
    waiting = [InroadError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        found += [kind] if kind.__module__.startswith("inroad.") else []
    return found


def raised_with() -> Iterator[tuple[str, frozenset[str], str]]:
    """Each call of a class whose name is a refusal's: the name, the facts given, and where."""
    names = {kind.__name__ for kind in refusals()}
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if name in names:
                    facts = frozenset(each.arg for each in node.keywords if each.arg)
                    yield name, facts, f"{file.relative_to(SOURCE)}:{node.lineno}"
