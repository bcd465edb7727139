"""The functions that users call: `enable`, `disable`, `enabled`, `report`, `explain`, `reset`, `never`, `always`,
`jit`.

Invariant: what the user asked for (`_Switch.options`) and what the engine does are equal from the moment the program
has imported JAX; before that there is nothing to convert, and neither JAX nor the engine is imported on our account.
This file knows no bytecode, no arrays and no thresholds: it validates, waits and passes on to `hook.ENGINE`.
"""

import functools
import importlib
import inspect
import os
import sys
import threading
import types
import warnings
from collections.abc import Callable

from janus_jax.errors import JanusWarning
from janus_jax.jitted import Jitted
from janus_jax.on_import import ImportWatch
from janus_jax.options import OFF_VARIABLE, Options, options_from
from janus_jax.report.recorder import Explanation
from janus_jax.report.report import Report

NEVER = "never"
ALWAYS = "always"


class _Switch:
    """Whether conversion is on, with which options, and the engine once there is one.

    The lock is never held during an import: another thread may hold JAX's import lock and wait for ours.
    """

    def __init__(self):
        self._lock = threading.RLock()
        self._watch = ImportWatch("jax", self._start)
        self._marks: dict[types.CodeType, tuple[types.FunctionType, str]] = {}
        self._warned = False
        self.options: Options | None = None
        self.engine = None

    def turn(self, options: Options | None) -> None:
        """Conversion is on with `options` from here on, or off if there are none."""
        self._watch.stop()
        with self._lock:
            self.options = options
            if options is None and self.engine is not None:
                self.engine.disable()
        if options is not None and self._import("janus_jax._native", "install") is not None:
            self._watch.start()

    def load(self):
        """The engine, imported now if need be, or None where it cannot work (after one warning)."""
        if self.engine is None and self._import("janus_jax._native", "install") is not None:
            engine = self._import("janus_jax.hook", "ENGINE")
            with self._lock:
                self.engine = engine
                for function, kind in self._marks.values() if engine is not None else ():
                    engine.mark(function, kind)
                self._marks.clear()
        return self.engine

    def mark(self, function: types.FunctionType, kind: str) -> None:
        """Tell the engine that `function` is never, or always, to be converted: now, or as soon as it is there."""
        with self._lock:
            if self.engine is not None:
                self.engine.mark(function, kind)
            else:
                self._marks[function.__code__] = (function, kind)

    def _start(self) -> None:
        engine = self.load()
        with self._lock:
            if engine is None or self.options is None:
                return
            try:
                engine.enable(self.options)
            except RuntimeError as error:  # another package has put its own frame evaluator in
                self._warn(error)

    def _import(self, module: str, name: str):
        try:
            return getattr(importlib.import_module(module), name)
        except ImportError as error:
            self._warn(error)
            return None

    def _warn(self, error: Exception) -> None:
        if not self._warned:
            self._warned = True
            message = f"janus_jax converts nothing here, everything runs as without it: {error}"
            warnings.warn(message, JanusWarning, stacklevel=_count_own_frames() + 1)


_SWITCH = _Switch()


def enable(**options: object) -> None:
    """Hot user code runs as XLA programs from now on; everything else runs as before.

    The options are those of `Options`: include, exclude, hot_after, verify, log, unroll.  What is not given comes from
    the environment (`JANUS_JAX_HOT_AFTER`, ...), then from the defaults.  Enabling twice is fine: the last call's
    options hold.  With `JANUS_JAX_OFF=1` in the environment the call does nothing.

    >>> enable(hot_after=-1)
    Traceback (most recent call last):
    janus_jax.errors.OptionsError: hot_after must be a number of calls, 0 or more, not -1
    """
    chosen = options_from(options)
    _SWITCH.turn(None if os.environ.get(OFF_VARIABLE, "0") not in ("", "0") else chosen)


def disable() -> None:
    """Nothing is converted any more; what was compiled is kept for the next `enable`.  Fine in the middle of a run."""
    _SWITCH.turn(None)


class enabled:
    """`with janus_jax.enabled(...):` conversion is on inside; afterwards it is as it was before.

    Takes the options of `enable`, checked at once.
    """

    def __init__(self, **options: object):
        self._options = options
        self._before: list[Options | None] = []
        options_from(options)

    def __enter__(self):
        self._before.append(_SWITCH.options)
        enable(**self._options)
        return self

    def __exit__(self, kind, error, traceback):
        _SWITCH.turn(self._before.pop())


def report() -> Report:
    """What was seen so far: prints as a table, shows as HTML in a notebook, and is data (`.units`, `.hits`, ...)."""
    return Report(tuple(_SWITCH.engine.units()) if _SWITCH.engine is not None else ())


def explain(function: Callable) -> Explanation:
    """Why `function` was or was not converted, stage by stage: listing, profile, guards, jaxpr, effects, reasons.

    Takes what `never` and `always` take: a Python function, a bound method, a wrapper of one, or an object whose class
    defines `__call__` in Python.  Anything else is a TypeError.
    """
    target = _expect_function(function, "explain")
    engine = _SWITCH.load()
    if engine is not None:
        return engine.explain(target)
    code = target.__code__
    reason = "the extension janus_jax._native cannot be imported on this Python, so everything runs eagerly"
    return Explanation(target.__qualname__, code.co_filename, code.co_firstlineno, reasons=(reason,))


def reset() -> None:
    """Forget every profile, specialization and count; whether conversion is on, and the decorators' marks, stay."""
    if _SWITCH.engine is not None:
        _SWITCH.engine.reset()


def jit(function: Callable) -> Jitted:
    """`function` as an XLA program, branches and loops on array values included; composes with `jax.grad`, `jax.vmap`,
    `jax.jit` and `jax.checkpoint`.

    For use where `jax.jit` raises TracerBoolConversionError, or without `enable`. Python values are no arrays: what
    depends on them is compiled for them, and they may be any objects. What changes objects of outside does so once a
    call has succeeded; inside a transformation it is refused. There is no quiet fall-back: what cannot be lowered
    raises NotConvertedError with the reason and the line. Only where the function itself raises, CPython runs it.

    Works as a decorator, of methods too. Takes any callable, `jax.grad(f)` included.

    >>> import jax.numpy as jnp
    >>> @jit
    ... def halve_until_small(x):
    ...     while jnp.abs(x) > 1.0:
    ...         x = x / 2.0
    ...     return x
    >>> print(halve_until_small(jnp.float32(12.0)))
    0.75
    """
    return Jitted(function, _SWITCH.load)


def never(function: Callable) -> Callable:
    """Decorator: `function` is run by CPython, always, by itself and when a converted function calls it."""
    _SWITCH.mark(_expect_function(function, "never"), NEVER)
    return function


def always(function: Callable) -> Callable:
    """Decorator: `function` is converted as soon as it can be, whatever the cost policy says."""
    _SWITCH.mark(_expect_function(function, "always"), ALWAYS)
    return function


def _expect_function(value: object, asked_by: str) -> types.FunctionType:
    """The Python function behind `value`: a method's, a partial's, a wrapper's (`jax.jit`), a callable object's."""
    found = value
    while not isinstance(found, types.FunctionType):
        found = _find_inner_callable(found)
        if found is None:
            raise TypeError(f"{asked_by}() needs a function written in Python, not {value!r}")
    return found


def _find_inner_callable(value: object) -> object | None:
    if isinstance(value, (types.MethodType, staticmethod, classmethod)):
        return value.__func__
    if isinstance(value, functools.partial):
        return value.func
    if isinstance(value, Jitted):
        return value.__wrapped__
    if isinstance(value, type):
        return None
    call = inspect.getattr_static(type(value), "__call__", None)
    return call if isinstance(call, types.FunctionType) else getattr(value, "__wrapped__", None)


def _count_own_frames() -> int:
    """How many frames of this package lie between the caller's caller and the user's line, for a warning to name it."""
    frame, count = sys._getframe(1), 0
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "janus_jax":
        frame, count = frame.f_back, count + 1
    return count
