"""A program under test: a file of tests/programs, or a function with its arguments, that can be started afresh.

Invariant: two starts share no object that either can change, so one run cannot be seen by the next.

A program file is plain JAX, as a user would write it. It defines `setup() -> state` and `step(state, i)`, and may
define `between(state, i)`, which runs before each step and changes the world: it patches a method, grows a list.
"""

from __future__ import annotations

import copy
import dataclasses
import importlib.util
import re
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from support.compare import Tolerance
from support.expectation import CULPRIT_MARK, Expectation, parse_expectation
from support.snapshot import module_items

PROGRAMS = Path(__file__).parent.parent / "programs"
HEADER_PATTERN = re.compile(r"# (expect|calls|hot_after|tolerance|guard): (.+)")


@dataclasses.dataclass(frozen=True)
class Started:
    """One fresh start: the call to make, what to do before it, and the roots from which all its objects are reached."""

    step: Callable[[int], object]
    between: Callable[[int], object]
    find_roots: Callable[[], dict[str, object]]


@dataclasses.dataclass(frozen=True)
class Program:
    """What the oracle needs to know of a program."""

    name: str
    file: str
    module_name: str
    start: Callable[[], object]
    expectation: Expectation
    calls: int = 8
    hot_after: int = 1
    tolerance: Tolerance = Tolerance()
    guard: str = ""
    culprit_line: int = 0


def find_programs() -> list[Path]:
    """Every program file, in a stable order."""
    return sorted(path for path in PROGRAMS.rglob("*.py") if path.name != "__init__.py")


def name_of(path: Path) -> str:
    return str(path.relative_to(PROGRAMS).with_suffix(""))


def read_program(path: Path) -> Program:
    """The program in that file, with its header read; ValueError when the header promises nothing."""
    lines = path.read_text().splitlines()
    header = dict(HEADER_PATTERN.fullmatch(line).groups() for line in lines if HEADER_PATTERN.fullmatch(line))
    if "expect" not in header:
        raise ValueError(f"{path}: no '# expect:' line")
    module_name = "programs." + ".".join(path.relative_to(PROGRAMS).with_suffix("").parts)
    marked = [number for number, line in enumerate(lines, 1) if line.rstrip().endswith(CULPRIT_MARK)]
    return Program(
        name=name_of(path),
        file=str(path),
        module_name=module_name,
        start=lambda: start_file(path, module_name),
        expectation=parse_expectation(header["expect"]),
        calls=int(header.get("calls", 8)),
        hot_after=int(header.get("hot_after", 1)),
        tolerance=Tolerance(rtol=float(header["tolerance"])) if "tolerance" in header else Tolerance(),
        guard=header.get("guard", ""),
        culprit_line=marked[0] if marked else 0,
    )


@contextmanager
def start_file(path: Path, module_name: str) -> Iterator[Started]:
    """The file as a module of its own, with its own globals and its own code objects; gone afterwards."""
    spec = importlib.util.spec_from_file_location(module_name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module
    try:
        spec.loader.exec_module(module)
        state = module.setup()
        between = getattr(module, "between", lambda state, i: None)
        yield Started(
            step=lambda i: module.step(state, i),
            between=lambda i: between(state, i),
            find_roots=lambda: {"state": state, "globals": dict(module_items(module))},
        )
    finally:
        del sys.modules[module_name]


def function_program(function: types.FunctionType, args: tuple, calls: int, expect: str) -> Program:
    """The function as a program: each start has deep copies of the arguments and of the plain data in its globals."""
    return Program(
        name=function.__qualname__,
        file=function.__code__.co_filename,
        module_name=function.__module__,
        start=lambda: start_function(function, args),
        expectation=dataclasses.replace(
            parse_expectation(expect.replace("converted", f"converted={function.__qualname__}"))
        ),
        calls=calls,
    )


@contextmanager
def start_function(function: types.FunctionType, args: tuple) -> Iterator[Started]:
    names = [name for name in function.__code__.co_names if is_plain_data(function.__globals__.get(name))]
    originals = {name: function.__globals__[name] for name in names}
    copied_args, copied_globals = copy.deepcopy((args, originals))
    function.__globals__.update(copied_globals)
    try:
        yield Started(
            step=lambda i: function(*copied_args),
            between=lambda i: None,
            find_roots=lambda: {
                "args": copied_args,
                "globals": {name: function.__globals__.get(name) for name in names},
            },
        )
    finally:
        function.__globals__.update(originals)


def is_plain_data(value: object) -> bool:
    return (
        value is not None
        and not isinstance(value, (types.ModuleType, types.FunctionType, type))
        and not callable(value)
    )
