"""Intrinsics of the copy module, on objects of the trace.

Invariant: what is copied is what the shadow says, after it was completed; the copy is a fresh object. Classes that
say how they are copied or pickled are asked, if they say it in Python; reduction protocols are refused.
"""

import copy
import enum
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap.expression import Host
from janus_jax.interp.adoption import complete, instance_dict, is_plain_class, realise
from janus_jax.interp.attributes import get_attribute
from janus_jax.interp.class_lookup import lookup_in_class
from janus_jax.interp.context import CONSTANT_TYPES, Context
from janus_jax.interp.covers import find_covered, make_cover
from janus_jax.interp.intrinsics.deferral import defer
from janus_jax.interp.sets import find_set, make_of_sets

_ATOMIC = (type, enum.Enum, types.FunctionType, types.BuiltinFunctionType, np.dtype)
_REDUCTIONS = ("__reduce__", "__reduce_ex__", "__getnewargs__", "__getnewargs_ex__")


def shallow(context: Context, arguments: list, keywords: dict) -> Any:
    """`copy.copy(x)`."""
    (obj,) = arguments
    atom = _copy_atom(context, obj)
    if atom is not None:
        return atom[0]
    if find_covered(context, obj) is not None:
        return context.call(get_attribute(context, obj, "copy"), [])
    kind = type(obj)
    if kind in (list, dict, set):
        complete(context, obj)
        return kind.copy(obj)
    if kind in (tuple, frozenset):
        return obj
    return _copy_instance(context, obj, "__copy__", [], lambda item: item)


def deep(context: Context, arguments: list, keywords: dict) -> Any:
    """`copy.deepcopy(x, memo)`; the memo maps addresses of the trace's objects, as the one of the library does."""
    memo = arguments[1] if len(arguments) > 1 else keywords.get("memo")
    if memo is not None and ("memo", id(memo)) not in context.notes:
        raise context.reject("object-identity", "a memo of copy.deepcopy")
    if memo is None:
        memo = context.keep({})
        context.notes["memo", id(memo)] = memo
    return _deep(context, arguments[0], memo)


def _deep(context: Context, obj: Any, memo: dict) -> Any:
    if id(obj) in memo:
        return memo[id(obj)]
    if id(obj) in context.choices:
        raise context.reject("branch-merge", "one of two objects is copied deeply")
    alias = _find_alias(context, obj, memo)
    atom = alias or _copy_atom(context, obj)
    made = atom[0] if atom is not None else _deep_object(context, obj, memo)
    memo[id(obj)] = context.keep(made)
    if id(obj) in context.input_sources:
        context.notes.setdefault(("copied", id(memo)), []).append((obj, made))
    return made


def _find_alias(context: Context, obj: Any, memo: dict) -> tuple | None:
    """A 1-tuple with the copy of the existing array that was reached by another path before; the answer is guarded."""
    place = context.input_sources.get(id(obj))
    copied = context.notes.get(("copied", id(memo)), []) if place is not None else []
    for other, made in copied:
        if _real(context, other) is _real(context, obj):
            context.guards.check_same(context.input_sources[id(other)], place)
            return (made,)
    for other, _ in copied:
        context.guards.check_distinct(context.input_sources[id(other)], place)
    return None


def _real(context: Context, stand: Any) -> Any:
    symbol = context.symbol(stand)
    return symbol.value if symbol is not None else context.originals[id(stand)]


def _deep_object(context: Context, obj: Any, memo: dict) -> Any:
    if find_set(context, obj) is not None:
        return make_of_sets(context, rebuild_set, [obj])
    realise(context, context.shadow_by_stand.get(id(obj)))
    covered = find_covered(context, obj)
    if covered is not None:
        return make_cover(context, covered.kind, _deep(context, covered.inside, memo), covered.made_with)
    kind = type(obj)
    if kind is list:
        made = memo[id(obj)] = []
        made.extend(_deep(context, item, memo) for item in obj)
        return made
    if kind is dict:
        made = memo[id(obj)] = {}
        made.update({_deep(context, key, memo): _deep(context, item, memo) for key, item in obj.items()})
        return made
    if kind is tuple:
        items = [_deep(context, item, memo) for item in obj]
        return memo.get(id(obj)) or (obj if all(a is b for a, b in zip(items, obj, strict=True)) else tuple(items))
    if kind in (set, frozenset):
        return kind([_deep(context, item, memo) for item in obj])
    if kind is types.MethodType:
        return types.MethodType(obj.__func__, _deep(context, obj.__self__, memo))
    return _copy_instance(context, obj, "__deepcopy__", [memo], lambda item: _deep(context, item, memo), memo)


def rebuild_set(items: set) -> set:
    """A set made of the items one by one, as set.__reduce__ has it."""
    return set(list(items))


def _copy_atom(context: Context, obj: Any) -> tuple | None:
    """A 1-tuple with the copy of what has no items; None for anything else."""
    symbol = context.symbol(obj)
    if isinstance(symbol, Host) and isinstance(symbol.value, np.ndarray):
        return (defer(context, np.copy, [obj]),)
    if (
        isinstance(symbol, Host)
        and type(symbol.value) not in CONSTANT_TYPES
        and not isinstance(symbol.value, np.generic)
    ):
        raise context.reject("late-value-use", f"a {type(symbol.value).__name__} is copied")
    if symbol is not None or type(obj) in CONSTANT_TYPES or isinstance(obj, _ATOMIC):
        return (obj,)
    if context.is_device(obj) or isinstance(obj, _jax_compat.ArrayImpl):
        return (context.run_natively(copy.copy, (obj,)),)
    return None


def _copy_instance(
    context: Context, obj: Any, hook: str, extra: list, copied: Callable, memo: dict | None = None
) -> Any:
    kind = type(obj)
    if not is_plain_class(kind):
        raise context.reject("opaque-object", f"a {kind.__name__} is copied")
    method = lookup_in_class(context, kind, hook)
    if isinstance(method, types.FunctionType):
        return context.call(method, [obj, *extra])
    if any(isinstance(lookup_in_class(context, kind, name), types.FunctionType) for name in _REDUCTIONS):
        raise context.reject("unsupported-op", f"{kind.__qualname__} says how it is pickled, and is copied")
    made = context.keep(object.__new__(kind))
    context.notes["fresh", id(made)] = made
    if memo is not None:
        memo[id(obj)] = made
    getter, setter = (lookup_in_class(context, kind, name) for name in ("__getstate__", "__setstate__"))
    if isinstance(getter, types.FunctionType) or isinstance(setter, types.FunctionType):
        _copy_by_state(context, obj, made, getter, setter, copied)
    else:
        _copy_contents(context, obj, made, copied)
    return made


def _copy_by_state(context: Context, obj: Any, made: Any, getter: Any, setter: Any, copied: Callable) -> None:
    if not (isinstance(getter, types.FunctionType) and isinstance(setter, types.FunctionType)):
        raise context.reject(
            "unsupported-op", f"{type(obj).__qualname__} has only one of __getstate__ and __setstate__, and is copied"
        )
    context.call(setter, [made, copied(context.call(getter, [obj]))])


def _copy_contents(context: Context, obj: Any, made: Any, copied: Callable) -> None:
    realise(context, context.shadow_by_stand.get(id(obj)))
    if hasattr(obj, "__dict__"):
        for name, value in list(instance_dict(obj).items()):
            instance_dict(made)[name] = copied(value)
    for descriptor in _slots(type(obj)):
        try:
            value = descriptor.__get__(obj)
        except AttributeError:
            continue
        if isinstance(lookup_in_class(context, type(obj), "__setattr__"), types.FunctionType):
            raise context.reject("unsupported-op", f"{type(obj).__qualname__} has slots and __setattr__, and is copied")
        descriptor.__set__(made, copied(value))


def _slots(kind: type) -> list:
    found = [item for base in kind.__mro__ for item in vars(base).values() if type(item) is types.MemberDescriptorType]
    return [item for item in found if item.__objclass__ in kind.__mro__]


TABLE = {copy.copy: shallow, copy.deepcopy: deep}
