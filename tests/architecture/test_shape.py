"""The shape of the code: a pure domain, and files and functions that one can read."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import recobro

PACKAGE = Path(recobro.__file__).parent
FILE_LINES_MAX = 500
FUNCTION_LINES_MAX = 70

# Files and functions that are longer, each with why. Nothing is added lightly.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {
    "actions/carry_out.py:_one": "one case per effect: a closed union",
}

# What the domain may never touch, by the name it is called with.
IMPURE_CALLS = {
    "open",
    "input",
    "print",
    "eval",
    "exec",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.monotonic",
    "uuid4",
    "uuid1",
    "uuid.uuid4",
    "uuid.uuid1",
}
IMPURE_MODULES = {
    "asyncio", "ctypes", "http", "io", "logging", "multiprocessing", "os", "pathlib",
    "random", "secrets", "shutil", "socket", "sqlite3", "subprocess", "sys", "tempfile",
    "threading", "time", "urllib",
}  # fmt: skip


def modules(*folders: str) -> list[str]:
    """The modules in these folders, as paths within the package."""
    found = (path for folder in folders for path in (PACKAGE / folder).rglob("*.py"))
    return sorted(str(path.relative_to(PACKAGE)) for path in found)


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """Every module that one imports, wherever in its text."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def calls(module: str) -> Iterator[str]:
    """Every name that is called, with its first dot: `date.today`."""
    for node in ast.walk(tree(module)):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        if isinstance(function, ast.Name):
            yield function.id
        elif isinstance(function, ast.Attribute):
            owner = function.value
            last = owner.attr if isinstance(owner, ast.Attribute) else None
            name = owner.id if isinstance(owner, ast.Name) else last
            yield f"{name}.{function.attr}"


@pytest.mark.parametrize("module", modules("domain", "ports"))
def test_inner_layers_use_standard_library_only(module: str) -> None:
    roots = {name.split(".")[0] for name in imports(module)} - {"recobro"}
    assert roots <= sys.stdlib_module_names
    inside = {name for name in imports(module) if name.startswith("recobro.")}
    allowed = ("recobro.domain", "recobro.ports")[: 1 if module < "p" else 2]
    assert all(name.startswith(allowed) for name in inside)


@pytest.mark.parametrize("module", modules("domain"))
def test_domain_has_no_clock_or_chance(module: str) -> None:
    assert not {name.split(".")[0] for name in imports(module)} & IMPURE_MODULES
    assert not set(calls(module)) & IMPURE_CALLS


def functions(module: str) -> Iterator[tuple[str, int]]:
    """Each function's name and number of lines, from `def` to its last."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


EVERY = [m for m in modules("") if "/migrations/" not in f"/{m}"]


def test_files_are_short() -> None:
    sizes = {m: len((PACKAGE / m).read_text("utf-8").splitlines()) for m in EVERY}
    long = {module for module, lines in sizes.items() if lines > FILE_LINES_MAX}
    assert long == set(LONG_FILES)


def test_functions_are_short() -> None:
    long = {
        f"{module}:{name}"
        for module in EVERY
        for name, lines in functions(module)
        if lines > FUNCTION_LINES_MAX
    }
    assert long == set(LONG_FUNCTIONS)


@pytest.mark.parametrize("module", modules("actions"))
def test_actions_say_what_they_do(module: str) -> None:
    body = tree(module)
    assert ast.get_docstring(body)
    public = [
        node
        for node in body.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
    ]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


def test_only_actions_touch_provider_and_queue() -> None:
    """Nobody sends or defers behind the actions' back."""
    outside = modules("domain", "ports", "web", "cli", "storage/queries")
    assert [m for m in outside if "defer" in _attributes(m)] == []
    senders = [m for m in modules("actions", "web", "cli") if _sends(m)]
    assert senders == ["actions/sending/calls.py"]


def _attributes(module: str) -> set[str]:
    return {n.attr for n in ast.walk(tree(module)) if isinstance(n, ast.Attribute)}


def _sends(module: str) -> bool:
    return any(name.endswith("adapter.send") for name in calls(module))


def test_this_test_sees_impurity() -> None:
    """The scanner itself is not blind."""
    assert "date.today" in IMPURE_CALLS
    assert {"datetime.now"} & set(calls("storage/clock.py"))
    assert "secrets" in set(imports("storage/ids.py"))
