"""The checks of guard programs in Python: each returns whether it holds and what it found.

Invariant: as `csrc/guard_eval.c` does, and nothing of the user's runs.
"""

import types
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy

from janus_jax import _native
from janus_jax.guards import raw
from janus_jax.guards.raw import MISSING


class Finding(NamedTuple):
    """Whether a check holds, what it expected, and what it found in its place."""

    holds: bool
    expected: Any
    found: Any


def check(op: str, operands: tuple) -> Finding:
    """The outcome of the check `op`; slots among the operands are replaced by what they hold."""
    return _CHECKS[op](*operands)


def _compared(read: Callable[[Any], Any], is_equal: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Finding]:
    """A check that compares what `read` finds at a value with its operand."""

    def compare(value: Any, expected: Any) -> Finding:
        found = read(value)
        return Finding(found is not MISSING and is_equal(found, expected), expected, found)

    return compare


def _is_same(a: Any, b: Any) -> bool:
    return a is b


def _itself(value: Any) -> Any:
    return value


def _keys(value: Any) -> Any:
    return tuple(dict.keys(value)) if raw.is_kind(value, dict) else MISSING


def _code(value: Any) -> Any:
    return value.__code__ if type(value) is types.FunctionType else MISSING


def _absent(found: Any) -> Finding:
    """A check that something is not there."""
    return Finding(found is MISSING, _native.ABSENT, _native.ABSENT if found is MISSING else found)


def _no_key(value: Any, key: Any) -> Finding:
    if not raw.is_kind(value, dict):
        return Finding(False, _native.ABSENT, MISSING)
    return _absent(raw.dict_get(value, key))


def _no_slot(value: Any, descriptor: types.MemberDescriptorType) -> Finding:
    try:
        found = descriptor.__get__(value)
    except AttributeError:
        found = MISSING
    except TypeError:
        return Finding(False, _native.ABSENT, value)
    return _absent(found)


def _type_attribute(cls: type, name: str, expected: Any) -> Finding:
    found = raw.type_lookup(cls, name)
    found = _native.ABSENT if found is MISSING else found
    return Finding(found is expected, expected, found)


def _all_distinct(first: dict[int, Any], second: dict[int, Any]) -> Finding:
    """The groups come as slot: value. A slot may be in both; it is not compared with itself. The dict of an object
    counts as one more object in its place."""
    written = [part for value in first.values() for part in _object_and_dict(value)]
    others = {part for slot, value in second.items() if slot not in first for part in _object_and_dict(value)}
    is_distinct = len(set(written)) == len(written) and others.isdisjoint(written)
    return Finding(is_distinct, "different objects", "one object in two places")


def _object_and_dict(value: Any) -> list[int]:
    attributes = raw.instance_dict(value)
    return [id(value)] if attributes is None or not raw.is_kind(attributes, dict) else [id(value), id(attributes)]


def _ndarray(value: Any, dtype: Any, shape: tuple) -> Finding:
    expected = (dtype, shape)
    if type(value) is not numpy.ndarray:
        return Finding(False, expected, type(value))
    is_same_dtype = value.dtype is dtype or (type(value.dtype) is type(dtype) and value.dtype == dtype)
    return Finding(is_same_dtype and raw.same_value(value.shape, shape), expected, (value.dtype, value.shape))


def _unset_cell(value: Any) -> Finding:
    if type(value) is not types.CellType:
        return Finding(False, _native.ABSENT, MISSING)
    try:
        return Finding(False, _native.ABSENT, value.cell_contents)
    except ValueError:
        return Finding(True, _native.ABSENT, _native.ABSENT)


_CHECKS: dict[str, Callable[..., Finding]] = {
    "is": _compared(_itself, _is_same),
    "is_not": lambda value, other: Finding(value is not other, other, value),
    "type": _compared(type, _is_same),
    "value": _compared(_itself, raw.same_value),
    "length": _compared(raw.stored_length, raw.same_value),
    "keys": _compared(_keys, raw.same_value),
    "attr_names": _compared(raw.instance_names, raw.same_value),
    "no_slot": _no_slot,
    "no_attr": lambda value, name: _absent(raw.instance_get(value, name)),
    "no_key": _no_key,
    "type_attr": _type_attribute,
    "same": lambda a, b: Finding(a is b, a, b),
    "distinct": lambda a, b: Finding(a is not b, a, b),
    "all_distinct": _all_distinct,
    "code": _compared(_code, _is_same),
    "aval": _compared(raw.native_aval, _is_same),
    "ndarray": _ndarray,
    "unset_cell": _unset_cell,
}
