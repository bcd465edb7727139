"""Operators on containers that a cover stands for: each is what the container's class has for it.

Invariant: an operator that is not written here is refused, never made on the empty cover.
"""

import collections
import operator
from collections.abc import Callable
from typing import Any

from janus_jax.interp.attributes import HostMethod
from janus_jax.interp.class_lookup import lookup_in_class
from janus_jax.interp.context import CONSTANT_TYPES, Context
from janus_jax.interp.covers import find_covered, inside, make_cover, uncovered_type
from janus_jax.interp.sets import as_native, change_set, compare_sets, find_set, make_of_sets

Compare = Callable[[Context, str, Any, Any], Any]

_METHODS = {
    ("+=", collections.deque): "extend",
    ("|=", collections.defaultdict): "update",
    ("|=", collections.OrderedDict): "update",
}
_COMPARISONS = {"<": "__lt__", "<=": "__le__", "==": "__eq__", "!=": "__ne__", ">": "__gt__", ">=": "__ge__"}
_MIRRORED = {"<": ">", "<=": ">=", "==": "==", "!=": "!=", ">": "<", ">=": "<="}


def kind_of(context: Context, obj: Any) -> type | None:
    """The class of the container that a cover stands for; None for anything else."""
    covered = find_covered(context, obj)
    return None if covered is None else covered.kind


def operate_on_covers(context: Context, symbol: str, name: str, left: Any, right: Any) -> Any:
    """`left <symbol> right`, where one of the two is a cover; `name` is that of the special method."""
    kind = kind_of(context, left)
    if kind is collections.Counter:
        made = _call_counter(context, left, f"__{name}__", right)
        if made is not NotImplemented:
            return made
    elif set in (kind, kind_of(context, right)):
        return _operate_on_sets(context, symbol, name, left, right)
    elif (symbol, kind) in _METHODS:
        context.call(HostMethod(left, _METHODS[symbol, kind]), [right])
        return left
    elif symbol == "|" and _is_ordered_union(context, left, right):
        made = make_cover(context, collections.OrderedDict, context.call(dict, [left]), None)
        context.call(HostMethod(made, "update"), [right])
        return made
    raise context.reject("container-subclass", f"{symbol} on a {uncovered_type(left).__name__}")


_CHANGES = {
    "|=": "update",
    "&=": "intersection_update",
    "-=": "difference_update",
    "^=": "symmetric_difference_update",
}


def _operate_on_sets(context: Context, symbol: str, name: str, left: Any, right: Any) -> Any:
    """An operator on an existing set and another set (Objects/setobject.c)."""
    if not (isinstance(left, (set, frozenset)) and isinstance(right, (set, frozenset))):
        raise context.reject("container-subclass", f"{symbol} on a set and something else")
    if symbol in _CHANGES and find_set(context, left) is not None:
        change_set(context, left, _CHANGES[symbol], right)
        return left
    if symbol in _CHANGES and type(left) is set:
        return context.run_natively(getattr(operator, name), (left, as_native(context, right)))
    return make_of_sets(context, getattr(operator, _OPERATORS[symbol[0]]), [left, right])


_OPERATORS = {"|": "or_", "&": "and_", "-": "sub", "^": "xor"}


def _call_counter(context: Context, owner: Any, name: str, *arguments: Any) -> Any:
    method = lookup_in_class(context, collections.Counter, name)
    return context.call(method, [owner, *arguments]) if callable(method) else NotImplemented


def _is_ordered_union(context: Context, left: Any, right: Any) -> bool:
    """Whether odict_or (Objects/odictobject.c) gives what `|` gives."""
    if not isinstance(left, dict) or not isinstance(right, dict):
        return False
    kinds = kind_of(context, left), kind_of(context, right)
    return kinds[0] is collections.OrderedDict or type(left) is dict and kinds[1] is collections.OrderedDict


def negate_cover(context: Context, symbol: str, operand: Any) -> Any:
    """`+operand` or `-operand` of a Counter."""
    if kind_of(context, operand) is collections.Counter and symbol in ("+", "-"):
        return _call_counter(context, operand, "__pos__" if symbol == "+" else "__neg__")
    raise context.reject("container-subclass", f"{symbol} on a {uncovered_type(operand).__name__}")


_NEVER_EQUAL = CONSTANT_TYPES | {list, tuple}
"""The types of what equals no dict and no deque."""


def compare_covers(context: Context, symbol: str, left: Any, right: Any, compare: Compare) -> Any:
    """`left <symbol> right`, where one of the two is a cover."""
    kinds = kind_of(context, left), kind_of(context, right)
    if set in kinds:
        return _compare_sets(context, symbol, left, right)
    if collections.deque in kinds and kinds != (collections.deque, collections.deque):
        return _compare_kinds(context, symbol, left, right)
    if collections.Counter in kinds:
        made = _compare_counters(context, symbol, left, right)
        if made is not NotImplemented:
            return made
    if any(issubclass(kind, dict) for kind in kinds if kind is not None) and symbol not in ("==", "!="):
        raise context.reject("container-subclass", f"{symbol} on a {uncovered_type(left).__name__}")
    if any(type(side) in _NEVER_EQUAL for side in (left, right)):
        return symbol == "!="
    if kinds == (collections.OrderedDict, collections.OrderedDict):
        return _are_ordered_equal(context, inside(context, left), inside(context, right), compare) is (symbol == "==")
    return compare(context, symbol, inside(context, left), inside(context, right))


def _compare_sets(context: Context, symbol: str, left: Any, right: Any) -> Any:
    if isinstance(left, (set, frozenset)) and isinstance(right, (set, frozenset)):
        return compare_sets(context, getattr(operator, _COMPARISONS[symbol].strip("_")), left, right)
    return _compare_kinds(context, symbol, left, right)


def _compare_kinds(context: Context, symbol: str, left: Any, right: Any) -> bool:
    """A deque or a set and a container or value of another type, which does not equal it; an object may say that it
    does."""
    is_builtin = all(type(side) in _NEVER_EQUAL or isinstance(side, _CONTAINERS) for side in (left, right))
    if symbol not in ("==", "!=") or not is_builtin:
        raise context.reject("container-subclass", f"{uncovered_type(left).__name__} {symbol} something else")
    return symbol == "!="


_CONTAINERS = (dict, set, frozenset, collections.deque)


def _compare_counters(context: Context, symbol: str, left: Any, right: Any) -> Any:
    """What the method of a Counter says; a Counter beside a dict is asked first (Objects/object.c, do_richcompare)."""
    sides = [(left, right, symbol), (right, left, _MIRRORED[symbol])]
    if kind_of(context, left) is not collections.Counter or type(left) is dict:
        sides.reverse()
    for owner, other, sign in sides:
        if kind_of(context, owner) is collections.Counter:
            made = _call_counter(context, owner, _COMPARISONS[sign], other)
            if made is not NotImplemented:
                return made
    return NotImplemented


def _are_ordered_equal(context: Context, left: dict, right: dict, compare: Compare) -> bool:
    """odict_richcompare (Objects/odictobject.c): equal as dicts, and the keys in one order."""
    return compare(context, "==", left, right) and list(left) == list(right)
