"""Explicit calls: one function's compiled programs under `janus_jax.jit`, for each kind of place it is called from.

    call --guards hold--> run
         \\--> trace, compile, run; what cannot be lowered raises NotConvertedError

Invariant: a call gives what the plain function would have given, or raises. Inside a transformation of JAX's the
program is called with that transformation's values, so it is differentiated, batched or staged as any function of JAX.
"""

import inspect
import threading
import types
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from janus_jax import _jax_compat, _jax_programs, _native
from janus_jax.errors import NotConvertedError
from janus_jax.interp.context import Around
from janus_jax.reasons import REASONS
from janus_jax.specialize import policy
from janus_jax.specialize.emission import is_replaying
from janus_jax.specialize.specialization import Specialization
from janus_jax.specialize.unit import Unit
from janus_jax.trace.functions import parameter_names
from janus_jax.trace.tracing import active_context
from janus_jax.unrolling import Choices


@dataclass(slots=True, eq=False)
class Counts:
    """What a unit of explicit calls counts; the engine's units have theirs in C."""

    calls: int = 0
    seconds: float = 0.0
    hits: int = 0
    misses: int = 0


@dataclass(slots=True, eq=False, weakref_slot=True)
class ExplicitCalls:
    """`with_hook` lets the functions that native code calls back come into the trace."""

    called: Callable
    with_hook: Callable[[], AbstractContextManager]
    unroll: Callable[[], Choices]
    function: types.FunctionType = field(init=False)
    units: dict[Around, Unit] = field(default_factory=dict)
    _lock: Any = field(default_factory=threading.RLock)

    def __post_init__(self):
        self.function = self.called if isinstance(self.called, types.FunctionType) else _as_function(self.called)

    def __call__(self, arguments: tuple, keywords: dict) -> Any:
        if active_context() is not None or _jax_compat.debug_settings():
            return self.called(*arguments, **keywords)
        bound = _bind(self.function, arguments, keywords)
        unit = self._unit(_find_around())
        for made in unit.specializations:
            fetched = made.trace.guards.compile().evaluate(bound, self.function)
            if type(fetched) is tuple:
                result = made.run(*fetched)
                if result is not _native.MISS:
                    unit.state.hits += 1
                    return result
        with self._lock:
            return self._compile(unit, bound, arguments, keywords)

    def _unit(self, around: Around) -> Unit:
        unit = self.units.get(around)
        if unit is None:
            code = self.function.__code__
            name = getattr(self.called, "__qualname__", code.co_qualname)
            unit = self.units.setdefault(around, Unit(code, name, Counts(), around, self.unroll))
        return unit

    def _compile(self, unit: Unit, bound: tuple, arguments: tuple, keywords: dict) -> Any:
        """One more program for a call that no program fits. A check that failed says that a loop needs more
        iterations, or that Python has to act: what raises is run by it."""
        if is_replaying():
            return self.called(*arguments, **keywords)
        unit.state.misses += bool(unit.specializations)
        unit.learn_from_misses(bound, self.function)
        for _ in range(policy.MAX_EXPLICIT_ATTEMPTS):
            with self.with_hook():
                trace = unit.trace(self.function, bound)
                if trace is None:
                    raise describe(unit)
                if not _jax_programs.equation_count(trace.closed_jaxpr):
                    break  # there is nothing to compile, and nothing to wait for
                result = unit.specialize(trace, bound, self.function, _runner)
            if result is not _native.MISS:
                unit.state.hits += 1
                return result
            if not unit.was_wrong() or not unit.profile.loops.grow():
                break
            unit.forget_wrong()
        if unit.around.is_transformed and unit.reason is not None:
            raise describe(unit)
        return self.called(*arguments, **keywords)


def describe(unit: Unit) -> NotConvertedError:
    """The error for a unit that was rejected, in the form of all our messages."""
    rejected = unit.reason
    line, file = rejected.line or unit.code.co_firstlineno, rejected.file or unit.code.co_filename
    hint = REASONS[rejected.reason].hint
    lines = [f"{file}:{line} in {unit.name}: not converted [{rejected.reason}]", f"    {rejected.text}"]
    lines += [f"    hint: {hint}"] if hint else []
    return NotConvertedError("\n".join(lines), rejected.reason, file, line)


def _runner(made: Specialization) -> Callable:
    return made.run


def _find_around() -> Around:
    traces = _jax_compat.find_traces()
    return Around(not _jax_compat.is_eager(), _jax_compat.is_concrete(traces))


def _as_function(called: Callable) -> types.FunctionType:
    """A Python function that calls what is none: a partial, a bound method, `jax.grad(f)`."""

    def call(*arguments, **keywords):
        return called(*arguments, **keywords)

    return call


def _bind(function: types.FunctionType, arguments: tuple, keywords: dict) -> tuple:
    """The frame's arguments in the order of its parameters; TypeError as a call raises it."""
    code = function.__code__
    is_plain = not keywords and not code.co_kwonlyargcount and not code.co_flags & _VARIADIC
    if is_plain and len(arguments) == code.co_argcount:
        return arguments
    bound = inspect.signature(function, follow_wrapped=False).bind(*arguments, **keywords)
    bound.apply_defaults()
    return tuple([bound.arguments[name] for name in parameter_names(code)])


_VARIADIC = inspect.CO_VARARGS | inspect.CO_VARKEYWORDS
