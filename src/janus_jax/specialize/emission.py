"""Writes out what a run has to say, entry by entry, right before its commit.

Where that fails, the frame is run by CPython from its start, as after any other failure, with one difference: what is
out already must not come out twice. So its calls find the results of before, and the one that failed raises again:

    print("a"); self.n += 1; print("b")     ->  run: "a" is out, "b" raises OSError; nothing is committed
                                                CPython: "a" is passed over, n is 2, "b" raises that OSError

Invariant: each entry reaches its file at most once, and the program's objects end as in an eager run that failed there.
"""

import logging
import operator
import sys
import threading
import types
import warnings
from collections.abc import Callable
from functools import partial
from itertools import starmap
from typing import Any

from janus_jax import _native
from janus_jax.interp.families import Family, family_of_file

RUN_FILE = "<janus_jax run>"
"""The file that the code of a run function names."""


def write_out(output: list, done: list) -> None:
    """Makes every call of `output`, in order; `done` holds the results of those that were made. No bytecode runs
    between two calls: an interrupt there would find one made and not noted."""
    if is_replaying():
        raise Replaying
    done.extend(starmap(operator.call, [_CALLS[kind](*parts) for kind, *parts in output]))


def is_replaying() -> bool:
    """Whether this thread runs a call again of which some output is out already."""
    return getattr(_replaying, "replay", None) is not None


def fall_back(output: list, done: list, error: BaseException, abandon: Callable, *saved: Any) -> Any:
    """What a run returns whose output failed: the frame is run again, past what is out."""
    if type(error) is Replaying:
        return abandon(error, *saved)
    _Replay(output, done, error).begin()
    return abandon(OutputFailed(f"{type(error).__name__}: {error}"), *saved)


class Replaying(Exception):
    """This thread runs a call again whose output failed: what it calls is run by CPython too."""


class OutputFailed(Exception):
    """What a run had to say could not be written."""


_replaying = threading.local()


def _log(logger: logging.Logger, level: int, file: str, line: int, name: str, message: str, arguments: tuple) -> None:
    """Logger._log (Lib/logging/__init__.py), with the place of the call that was traced."""
    logger.handle(logger.makeRecord(logger.name, level, file, line, message, arguments, None, name))


def _warn_from(message: str, category: type, level: int) -> None:
    """A warning that names a caller of the function that was traced: the first is the frame behind ours."""
    frame: Any = sys._getframe(1)
    while family_of_file(frame.f_code.co_filename) is Family.OWN or frame.f_code.co_filename == RUN_FILE:
        frame = frame.f_back
    while level > 1 and frame is not None:
        frame, level = frame.f_back, level - 1
    if frame is None:
        return _warn(message, category, "sys", 1, vars(sys))
    _warn(message, category, frame.f_code.co_filename, frame.f_lineno, frame.f_globals)


def _warn(message: str, category: type, file: str, line: int, names: dict) -> None:
    """warnings.warn (Python/_warnings.c), with the place of the call that was traced."""
    registry = names.setdefault("__warningregistry__", {})
    warnings.warn_explicit(message, category, file, line, names.get("__name__", "<string>"), registry)


_CALLS: dict[str, Callable[..., tuple]] = {
    "write": lambda file, text: (file.write, text),
    "flush": lambda file: (file.flush,),
    "log": lambda *parts: (_log, *parts),
    "tell": lambda bar, name, arguments, keywords: (partial(getattr(bar, name), *arguments, **keywords),),
    "warn": lambda *parts: (_warn, *parts[:-1], parts[-1].__globals__),
    "warn from": lambda *parts: (_warn_from, *parts),
}
"""The callable and the arguments of each kind of entry."""


def _entry_point(kind: str, owner: Any, *parts: Any) -> tuple[Any, str, Any]:
    """Where an eager run comes by the same call: the holder and name of the function, and the object it is called on.
    What is written may differ in the last digits of its numbers."""
    if kind == "log":
        return type(owner), "handle", owner
    if kind.startswith("warn"):
        return warnings, "warn", None
    if kind == "tell":
        return type(owner), parts[0], owner
    return type(owner), kind, owner


class _Replay:
    """Passes over calls of this thread that were made before, then raises what came of the next one."""

    def __init__(self, output: list, done: list, error: BaseException):
        self._thread = threading.get_ident()
        self._calls = [_entry_point(*entry) for entry in output]
        self._done = list(done)
        self._error = error
        self._is_late = len(done) == len(output)
        self._replaced: list[tuple[Any, str, Any]] = []

    def begin(self) -> None:
        _replaying.replay = self
        for holder, name in {(holder, name) for holder, name, _ in self._calls}:
            function = self._passing(name, getattr(holder, name))
            self._replaced.append((holder, name, _swap(holder, name, function)))

    def _end(self) -> None:
        _replaying.replay = None
        while self._replaced:
            _swap(*self._replaced.pop())

    def _passing(self, name: str, function: Callable) -> types.FunctionType:
        def call(*arguments: Any, **keywords: Any) -> Any:
            if not self._replaced or threading.get_ident() != self._thread:
                return function(*arguments, **keywords)
            return self._pass_over(name, function, arguments, keywords)

        return call

    def _pass_over(self, name: str, function: Callable, arguments: tuple, keywords: dict) -> Any:
        if not self._done:
            self._end()
            raise self._error.with_traceback(None)
        _, expected, owner = self._calls.pop(0)
        if expected != name or owner is not None and owner is not arguments[0]:
            self._end()  # the program does something else this time
            return function(*arguments, **keywords)
        result = self._done.pop(0)
        if not self._done and self._is_late:
            self._end()
            raise self._error.with_traceback(None)
        return result


def _swap(holder: Any, name: str, value: Any) -> Any:
    """Puts a function in the place of another; what was there."""
    if isinstance(holder, type):
        return _native.swap_class_item(holder, name, value)
    old = getattr(holder, name)
    setattr(holder, name, value)
    return old
