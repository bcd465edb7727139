"""The decoder is right: Listings run by the reference executor do what CPython does with the same functions."""

import contextlib
import copy
import importlib
import io
import types
from pathlib import Path

import pytest

from decode.cases import CASES
from decode.executor import run
from janus_jax.decode import Op

CORPUS = sorted(path.stem for path in (Path(__file__).parent / "corpus").glob("*.py"))
SOURCES = frozenset(importlib.import_module(f"decode.corpus.{name}").__file__ for name in CORPUS)

# Class and module bodies are run by CPython; what is unsupported is not run.
NEVER_RUN = {Op.LOAD_NAME, Op.STORE_NAME, Op.DELETE_NAME, Op.LOAD_CLASSDEREF, Op.SETUP_ANNOTATIONS, Op.UNSUPPORTED}
# What only some compilers make.
VERSIONED = {Op.LOAD_FAST_AND_CLEAR, Op.MAKE_CELL, Op.LOAD_SUPER_ATTR, Op.CONVERT_VALUE, Op.BUILD_CONST_KEY_MAP}


@pytest.mark.parametrize("case", CASES, ids=[case.function.__name__ for case in CASES])
def test_executor_agrees_with_cpython(case):
    for arguments in case.calls:
        expected = observe(case.function, arguments)
        found = observe(interpreted(case.function), arguments)
        assert found == expected


def test_corpus_is_large_and_runs_every_op():
    trail = set()
    for case in CASES:
        for arguments in case.calls:
            observe(interpreted(case.function, trail), arguments)
    assert len(CASES) >= 120
    assert set(Op) - trail - NEVER_RUN - VERSIONED == set()


def interpreted(function, trail=None):
    trail = set() if trail is None else trail
    return lambda *arguments: run(function, arguments, {}, SOURCES, trail)


def observe(function, arguments):
    """Result or exception, what was printed, and the arguments afterwards, in a form that can be compared."""
    arguments = copy.deepcopy(arguments)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            outcome = "returned", describe(function(*arguments))
        except Exception as error:
            outcome = "raised", describe_error(error)
    return outcome, printed.getvalue(), describe(arguments)


def describe(value):
    """Types and values; objects of the corpus by what they hold, functions by name, generators by what they yield."""
    match value:
        case list() | tuple():
            return type(value).__name__, [describe(item) for item in value]
        case dict():
            return "dict", [(describe(key), describe(item)) for key, item in value.items()]
        case set() | frozenset():
            return type(value).__name__, sorted(map(repr, value))
        case types.FunctionType():
            return "function", value.__qualname__
        case types.GeneratorType():
            return "generator", [describe(item) for item in value]
        case BaseException():
            return describe_error(value)
        case type():
            return "type", value.__qualname__
        case _ if type(value).__repr__ is object.__repr__ and hasattr(value, "__dict__"):
            return type(value).__name__, describe(vars(value))
        case _:
            return type(value).__name__, repr(value)


def describe_error(error):
    """The chain of contexts counts. CPython words some TypeErrors by the call that failed, which differs here."""
    if error is None:
        return None
    text = "" if isinstance(error, (TypeError, ImportError)) else str(error)
    return type(error).__name__, text, describe_error(error.__cause__), describe_error(error.__context__)
