"""The fetches of guard programs in Python: each returns what it finds, or MISSING.

Invariant: as `csrc/guard_eval.c` does, and nothing of the user's runs.
"""

import collections
import functools
import types
from collections.abc import Callable
from typing import Any, NamedTuple

from janus_jax.guards import raw
from janus_jax.guards.raw import MISSING


class FrameArguments(NamedTuple):
    """What a program reads: the frame's arguments in the order of `co_varnames`, and its function if that is known."""

    values: tuple
    function: types.FunctionType | None


def fetch(op: str, arguments: FrameArguments, operands: tuple) -> Any:
    """What the fetch `op` finds; `operands` are those after the slot to fill, slots replaced by what they hold."""
    if op == "function":
        return MISSING if arguments.function is None else arguments.function
    if op == "local":
        return _get(arguments.values, operands[0], first=0)
    return _FETCHES[op](*operands)


def _get(stored: tuple | list, index: int, first: int | None = None) -> Any:
    """The item at `index`, counted from the end if it is negative and `first` allows it."""
    lowest = -len(stored) if first is None else first
    return stored[index] if lowest <= index < len(stored) else MISSING


def _slot(value: Any, descriptor: types.MemberDescriptorType) -> Any:
    try:
        return descriptor.__get__(value)
    except (AttributeError, TypeError):
        return MISSING


def _item(value: Any, index: int) -> Any:
    for kind in (list, tuple):
        if raw.is_kind(value, kind):
            return _get(tuple(kind.__iter__(value)), index)
    if type(value) is collections.deque:
        return _get(tuple(value), index)
    return MISSING


def _class_attr(value: Any, name: str) -> Any:
    return raw.type_lookup(value, name) if raw.is_kind(value, type) else MISSING


def _key(value: Any, key: Any) -> Any:
    return raw.dict_get(value, key) if raw.is_kind(value, dict) else MISSING


def _cell(value: Any) -> Any:
    try:
        return value.cell_contents if type(value) is types.CellType else MISSING
    except ValueError:
        return MISSING


def _of_type(kind: type, read: Callable[..., Any]) -> Callable[..., Any]:
    """`read`, for values of exactly this type."""
    return lambda value, *operands: read(value, *operands) if type(value) is kind else MISSING


def _partial(value: functools.partial, index: int) -> Any:
    return _get((value.func, value.args, value.keywords), index, first=0)


_FETCHES: dict[str, Callable[..., Any]] = {
    "const": lambda value: value,
    "attr": raw.instance_get,
    "class_attr": _class_attr,
    "slot": _slot,
    "item": _item,
    "key": _key,
    "cell": _cell,
    "closure": _of_type(types.FunctionType, lambda value, index: _get(value.__closure__ or (), index, first=0)),
    "defaults": _of_type(types.FunctionType, lambda value: value.__defaults__),
    "kwdefaults": _of_type(types.FunctionType, lambda value: value.__kwdefaults__),
    "method_self": _of_type(types.MethodType, lambda value: value.__self__),
    "method_func": _of_type(types.MethodType, lambda value: value.__func__),
    "partial": _of_type(functools.partial, _partial),
    "len": raw.exact_length,
}
