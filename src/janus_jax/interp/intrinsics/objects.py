"""Intrinsics about objects and classes: types, attributes, construction, identity."""

import abc
import builtins
import collections
import dataclasses
import operator
import sys
import types
from typing import Any

import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap import source as sources
from janus_jax.heap.expression import Host, Late, StandIn
from janus_jax.interp.adoption import is_in_real, is_plain_class, is_safe_key, realise
from janus_jax.interp.attributes import (
    delete_attribute,
    generic_delete,
    generic_get,
    generic_set,
    get_attribute,
    get_optional,
    set_attribute,
)
from janus_jax.interp.choices import settle
from janus_jax.interp.class_lookup import MISSING, lookup_in_class
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.covers import find_covered, inside, is_watched, uncovered_type
from janus_jax.interp.layouts import layout_of, pin_layout
from janus_jax.interp.padded_calls import length_of_padded
from janus_jax.interp.sets import ask_set
from janus_jax.interp.symbolic import host_call
from janus_jax.interp.truth import truth


def apparent_type(context: Context, obj: Any) -> type:
    """The type that the eager run would see."""
    symbol = context.symbol(obj)
    if isinstance(symbol, Host):
        return type(symbol.value)
    if isinstance(symbol, Late):
        if symbol.kind is None:
            raise context.reject("late-value-use", "its type is looked at")
        return symbol.kind
    if isinstance(obj, _jax_compat.Tracer) and context.owns(obj):
        return _jax_compat.type_of_array(obj)
    return _ORDERED_VIEWS.get(type(obj), type(obj)) if is_watched(context, obj) else uncovered_type(obj)


_ORDERED_VIEWS = {
    type(getattr({}, name)()): type(getattr(collections.OrderedDict(), name)()) for name in ("keys", "values", "items")
}


def type_of(context: Context, arguments: list, keywords: dict) -> Any:
    if len(arguments) != 1:
        raise context.reject("unsupported-op", "type() makes a class")
    return apparent_type(context, arguments[0])


_EXAMPLE_ARRAY = _jax_compat.example_array()


def is_instance(context: Context, arguments: list, keywords: dict) -> bool:
    obj, kinds = arguments
    cls = apparent_type(context, obj)
    for kind in _flatten_kinds(kinds):
        check = lookup_in_class(context, type(kind), "__instancecheck__") if type(kind) is not type else MISSING
        if isinstance(check, types.FunctionType) and is_plain_class_of_user(type(kind)):
            if truth(context, context.call(check, [kind, obj])):
                return True
        elif _native_isinstance(context, obj, cls, kind):
            _guard_registration(context, cls, kind, True)
            return True
        else:
            _guard_registration(context, cls, kind, False)
    return False


def _guard_registration(context: Context, cls: type, kind: Any, outcome: bool) -> None:
    """A class may be registered with an abstract class at any time."""
    is_open = isinstance(kind, abc.ABCMeta) and cls is not object
    if is_open and (is_plain_class(cls) or kind.__module__.partition(".")[0] not in sys.stdlib_module_names):
        asked = expressions.call(issubclass, (expressions.constant(cls), expressions.constant(kind)))
        context.prelude_guards.append(PreludeGuard(asked, outcome, f"{kind.__name__} counts {cls.__name__}"))


def is_plain_class_of_user(metaclass: type) -> bool:
    return metaclass.__module__ not in (
        "abc",
        "typing",
        "enum",
        "collections.abc",
    ) and not metaclass.__module__.startswith("jax")


def _flatten_kinds(kinds: Any) -> list:
    if isinstance(kinds, tuple):
        return [kind for item in kinds for kind in _flatten_kinds(item)]
    if isinstance(kinds, types.UnionType):
        return [kind for item in kinds.__args__ for kind in _flatten_kinds(item)]
    return [kinds]


def _native_isinstance(context: Context, obj: Any, cls: type, kind: Any) -> bool:
    if getattr(kind, "_is_protocol", False):
        realise(context, context.shadow_by_stand.get(id(obj)))
    symbol = context.symbol(obj)
    if isinstance(symbol, Host):
        return isinstance(symbol.value, kind)
    if isinstance(symbol, Late):
        return issubclass(cls, kind)
    if cls is _jax_compat.ArrayImpl:
        return isinstance(_EXAMPLE_ARRAY, kind)
    return isinstance(obj, kind)


def is_subclass(context: Context, arguments: list, keywords: dict) -> bool:
    cls, kinds = arguments
    return any(_is_subclass_of(context, cls, kind) for kind in _flatten_kinds(kinds))


def _is_subclass_of(context: Context, cls: Any, kind: Any) -> bool:
    check = lookup_in_class(context, type(kind), "__subclasscheck__") if type(kind) is not type else MISSING
    if isinstance(check, types.FunctionType) and is_plain_class_of_user(type(kind)):
        return truth(context, context.call(check, [kind, cls]))
    outcome = context.run_natively(issubclass, (cls, kind))
    _guard_registration(context, cls, kind, outcome)
    return outcome


def read_attribute(context: Context, arguments: list, keywords: dict) -> Any:
    obj, name, *default = arguments
    name = context.pin(name)
    if default:
        return get_optional(context, obj, name, lambda: default[0])
    return get_attribute(context, obj, name)


def has_attribute(context: Context, arguments: list, keywords: dict) -> Any:
    obj, name = arguments
    name = context.pin(name)
    done = settle(context, obj, lambda: has_attribute(context, arguments, keywords), name)
    return done[0] if done is not None else get_optional(context, obj, name, lambda: MISSING) is not MISSING


def write_attribute(context: Context, arguments: list, keywords: dict) -> None:
    obj, name, value = arguments
    set_attribute(context, obj, context.pin(name), value)


def remove_attribute(context: Context, arguments: list, keywords: dict) -> None:
    delete_attribute(context, arguments[0], context.pin(arguments[1]))


def object_get(context: Context, arguments: list, keywords: dict) -> Any:
    obj, name = arguments
    found = generic_get(context, obj, name)
    if found is MISSING:
        raise AttributeError(f"'{type(obj).__name__}' object has no attribute '{name}'", name=name, obj=obj)
    return found


def object_set(context: Context, arguments: list, keywords: dict) -> None:
    generic_set(context, *arguments)


def object_delete(context: Context, arguments: list, keywords: dict) -> None:
    generic_delete(context, arguments[0], context.pin(arguments[1]))


def object_new(context: Context, arguments: list, keywords: dict) -> Any:
    cls = arguments[0]
    if not is_plain_class(cls):
        raise context.reject("unknown-native-call", f"{cls.__qualname__}.__new__()")
    made = context.keep(object.__new__(cls))
    context.notes["fresh", id(made)] = made
    return made


def tuple_new(context: Context, arguments: list, keywords: dict) -> tuple:
    cls, *items = arguments
    return tuple.__new__(cls, *[tuple(context.call(list, [item])) for item in items])


def nothing(context: Context, arguments: list, keywords: dict) -> None:
    return None


def is_callable(context: Context, arguments: list, keywords: dict) -> bool:
    obj = arguments[0]
    if context.symbol(obj) is not None:
        return False
    if is_plain_class(type(obj)):
        return lookup_in_class(context, type(obj), "__call__") is not MISSING
    return callable(obj)


def length(context: Context, arguments: list, keywords: dict) -> Any:
    """`len`: of a list that grows between calls it is a host value."""
    if context.is_padding and (counted := length_of_padded(context, arguments[0])) is not None:
        return counted
    asked = ask_set(context, arguments[0], len)
    if asked is not None:
        return asked
    counted = _count_keys(context, arguments[0])
    if counted is not None:
        return counted
    obj = inside(context, arguments[0])
    if obj is not arguments[0]:
        return context.call(len, [obj])
    symbol = context.symbol(obj)
    if isinstance(symbol, Host):
        if isinstance(symbol.value, np.ndarray):
            return len(pin_layout(context, obj))
        return len(symbol.value) if hasattr(symbol.value, "shape") else len(context.pin(obj))
    layout = layout_of(symbol) if isinstance(symbol, Late) else None
    if layout is not None and layout.ndim:
        return len(layout)
    if isinstance(symbol, Late):
        made = host_call(context, len, [obj])
        if isinstance(context.symbol(made), Late):
            context.symbol(made).kind = int
        return made
    if is_plain_class(type(obj)):
        method = lookup_in_class(context, type(obj), "__len__")
        if method is MISSING:
            raise TypeError(f"object of type '{type(obj).__name__}' has no len()")
        return context.call(method, [obj])
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None and shadow.kind == "list" and not shadow.realised:
        place = sources.step("len", shadow.source)
        if place.path in context.varying:
            grown = expressions.call(operator.add, (expressions.fetch(place), expressions.constant(len(obj))))
            found = len(shadow.real) + len(obj)
            if shadow.limit is None:
                return context.host(found, grown)
            return context.host(
                min(found, shadow.limit), expressions.call(min, (grown, expressions.constant(shadow.limit)))
            )
    realise(context, shadow if shadow is not None and shadow.kind in ("list", "dict") else None)
    if id(obj) in context.opaque:
        raise context.reject("opaque-object", f"len() of a {type(obj).__name__}")
    return context.run_natively(len, (obj,))


def _count_keys(context: Context, obj: Any) -> Any:
    """`len` of a Counter or the like that nobody has looked at as a whole, asked on each call; None of others."""
    covered = find_covered(context, obj)
    shadow = context.shadow_by_stand.get(id(obj)) if covered is not None else None
    if shadow is None or shadow.kind != "dict" or shadow.realised:
        return None
    held = covered.inside
    if not all(map(is_safe_key, held)) or any(id(item) in context.choices for item in held.values()):
        return None
    added = sum(not is_in_real(context, shadow, key) for key in list(held))
    gone = sum(key not in held and is_in_real(context, shadow, key) for key in list(shadow.deleted))
    total = expressions.call(len, (expressions.fetch(shadow.source),))
    total = expressions.call(operator.add, (total, expressions.constant(added - gone)))
    return context.host(len(shadow.real) + added - gone, total)


def variables(context: Context, arguments: list, keywords: dict) -> dict:
    if not arguments:
        raise context.reject("unsupported-op", "vars() of the frame")
    return get_attribute(context, arguments[0], "__dict__")


def hash_of(context: Context, arguments: list, keywords: dict) -> int:
    obj = context.pin(arguments[0])
    if isinstance(obj, (str, int, float, bytes, type(None))) and not isinstance(obj, StandIn):
        return hash(obj)
    raise context.reject("object-identity", f"hash() of a {type(obj).__name__}")


def data_fields(context: Context, arguments: list, keywords: dict) -> tuple:
    return context.run_function(context, dataclasses.fields, arguments, keywords)


def make_super(context: Context, arguments: list, keywords: dict) -> super:
    """`super()`: without arguments: the first argument of the innermost frame, and the class that defines it."""
    if arguments:
        return super(*arguments)
    frame = context.frames[-1]
    cell = frame.variables["__class__"]
    first = frame.variables[frame.code.co_varnames[0]]
    owner = first.cell_contents if isinstance(first, types.CellType) else first
    shadow = context.shadow_by_stand.get(id(cell))
    return super((shadow.real if shadow is not None else cell).cell_contents, owner)


TABLE = {
    builtins.type: type_of,
    builtins.isinstance: is_instance,
    builtins.issubclass: is_subclass,
    builtins.getattr: read_attribute,
    builtins.hasattr: has_attribute,
    builtins.setattr: write_attribute,
    builtins.delattr: remove_attribute,
    builtins.callable: is_callable,
    builtins.len: length,
    builtins.vars: variables,
    builtins.hash: hash_of,
    builtins.super: make_super,
    builtins.slice: lambda context, arguments, keywords: slice(*arguments),
    builtins.object: lambda context, arguments, keywords: object(),
    object.__getattribute__: object_get,
    object.__setattr__: object_set,
    object.__delattr__: object_delete,
    object.__new__: object_new,
    object.__init__: nothing,
    tuple.__new__: tuple_new,
    dataclasses.fields: data_fields,
}
