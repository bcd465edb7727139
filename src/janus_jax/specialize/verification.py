"""Runs some calls both ways and compares: what `enable(verify=...)` asks for.

Invariant: the eager run is the one whose result and effects stay; the specialised one is computed without its commit.
"""

import inspect
import random
import threading
import types
from dataclasses import dataclass
from typing import Any

import numpy as np

from janus_jax import _jax_compat, _native
from janus_jax.interp.adoption import instance_dict
from janus_jax.interp.class_lookup import own_names
from janus_jax.specialize.specialization import Specialization

_RELATIVE, _ABSOLUTE = 1e-4, 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """What a specialised run would have returned and written."""

    result: Any
    writes: tuple
    before: tuple


class Verifier:
    """Picks calls to verify, and compares; one per engine."""

    def __init__(self, chance: random.Random):
        self.fraction = 0.0
        self._chance = chance
        self._here = threading.local()

    def wrap(self, made: Specialization) -> Any:
        """A run function that now and then plans only, and leaves the call to be run eagerly and compared."""

        def run(*fetched: Any) -> Any:
            if getattr(self._here, "planned", None) is not None:
                return _native.MISS  # another entry planned this very call
            if self._chance.random() >= self.fraction:
                return made.run(*fetched)
            planned = made.plan(*fetched)
            if planned is _native.MISS:
                return planned
            result, writes = planned
            self._here.planned = Planned(result, writes, tuple(_length(target) for _, target, _, _ in writes))
            return _native.MISS

        return run

    def take_pending(self) -> Planned | None:
        """What was planned for the frame that is decided on: asked right after its entries or its first run."""
        planned = getattr(self._here, "planned", None)
        self._here.planned = None
        return planned

    def compare(
        self, planned: Planned, function: types.FunctionType, arguments: tuple
    ) -> tuple[str, Any, BaseException | None]:
        """Runs the call eagerly; says how the specialised run would have differed ("" if it would not), and the
        outcome."""
        try:
            outcome = _call(function, arguments)
        except BaseException as error:
            return f"the eager run raised {type(error).__name__}, the converted one did not", _native.EAGER, error
        difference = find_difference(outcome, planned.result, "the result")
        for (kind, target, key, value), length in zip(planned.writes, planned.before, strict=True):
            difference = difference or _find_write_difference(kind, target, key, value, length)
        return difference, outcome, None


def _call(function: types.FunctionType, arguments: tuple) -> Any:
    code = function.__code__
    count, only = code.co_argcount, code.co_kwonlyargcount
    positional = list(arguments[:count])
    keywords = dict(zip(code.co_varnames[count : count + only], arguments[count : count + only], strict=True))
    rest = list(arguments[count + only :])
    if code.co_flags & inspect.CO_VARARGS:
        positional += rest.pop(0)
    if code.co_flags & inspect.CO_VARKEYWORDS:
        keywords.update(rest.pop(0))
    return function(*positional, **keywords)


def _length(target: Any) -> int:
    return len(target) if isinstance(target, list) else 0


def _attributes(target: Any) -> Any:
    return own_names(target) if isinstance(target, type) else instance_dict(target)


def _find_write_difference(kind: str, target: Any, key: Any, value: Any, length: int) -> str:
    where = f"{type(target).__name__}" + (f".{key}" if isinstance(key, str) else "" if key is None else f"[{key!r}]")
    items = target if isinstance(target, (dict, list)) or not hasattr(target, "__dict__") else _attributes(target)
    match kind:
        case "set_item":
            return find_difference(items.get(key, _native.ABSENT), value, where)
        case "delete_item":
            return f"{where} was to be deleted" if key in items else ""
        case "extend" if isinstance(target, list):
            return find_difference(items[length:], value, f"what {where} grew by")
        case "replace":
            return find_difference(type(value)(items), value, where)
    return ""


def find_difference(eager: Any, converted: Any, where: str) -> str:
    """How two values differ, "" if they do not; floats within rounding."""
    if isinstance(eager, (_jax_compat.ArrayImpl, np.ndarray, np.generic)):
        return _find_array_difference(eager, converted, where)
    if type(eager) is not type(converted):
        return f"{where}: {type(eager).__name__} eagerly, {type(converted).__name__} converted"
    if isinstance(eager, float):
        return (
            ""
            if np.allclose(eager, converted, _RELATIVE, _ABSOLUTE, equal_nan=True)
            else f"{where}: {eager} and {converted}"
        )
    if isinstance(eager, (list, tuple)):
        if len(eager) != len(converted):
            return f"{where}: {len(eager)} items eagerly, {len(converted)} converted"
        found = (find_difference(a, b, f"{where}[{i}]") for i, (a, b) in enumerate(zip(eager, converted, strict=True)))
        return next((difference for difference in found if difference), "")
    if isinstance(eager, dict):
        if list(eager) != list(converted):
            return f"{where}: other keys"
        found = (find_difference(eager[key], converted[key], f"{where}[{key!r}]") for key in eager)
        return next((difference for difference in found if difference), "")
    if isinstance(eager, (int, str, bool, bytes, type(None))):
        return "" if eager == converted else f"{where}: {eager!r} and {converted!r}"
    return ""


def _find_array_difference(eager: Any, converted: Any, where: str) -> str:
    if type(eager) is not type(converted):
        return f"{where}: {type(eager).__name__} eagerly, {type(converted).__name__} converted"
    if eager.shape != converted.shape or eager.dtype != converted.dtype:
        return f"{where}: {eager.dtype}{eager.shape} eagerly, {converted.dtype}{converted.shape} converted"
    if np.issubdtype(eager.dtype, np.inexact) and not np.allclose(
        eager, converted, _RELATIVE, _ABSOLUTE, equal_nan=True
    ):
        return f"{where}: largest difference {np.max(np.abs(np.asarray(eager) - np.asarray(converted)))}"
    return ""
