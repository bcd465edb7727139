"""Subscripts: items read, written and deleted, of containers, arrays and objects.

Invariant: a subscript of a shadow reads only what it needs.
"""

import collections
import enum
import operator
from typing import Any

import jax
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap import source as sources
from janus_jax.heap.expression import Expression, Host, Late
from janus_jax.heap.shadow import Shadow
from janus_jax.interp.adoption import adopt, is_in_real, is_plain_class, is_safe_key, load_key, realise
from janus_jax.interp.array_writes import note_view, set_array_item
from janus_jax.interp.choices import chosen_items, find_choice, settle, split_on
from janus_jax.interp.class_lookup import MISSING, lookup_in_class
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.cover_operators import kind_of
from janus_jax.interp.covers import Covered, expect_not_gone_over, find_covered, inside, is_watched
from janus_jax.interp.identity import guard_key
from janus_jax.interp.insertions import read_growing, write_filled
from janus_jax.interp.operands import expect_visible, is_instance
from janus_jax.interp.operators import binary, compare, iterate
from janus_jax.interp.padded import Padded
from janus_jax.interp.padded_calls import call_on_padded, holds_padded
from janus_jax.interp.padded_items import find_rows, get_padded_item, get_row, padded_of
from janus_jax.interp.repeated_items import item_of_repeated
from janus_jax.interp.reversed_rows import reversed_list
from janus_jax.interp.symbolic import apply_operator, concrete_of
from janus_jax.interp.truth import truth


def get_item(context: Context, obj: Any, key: Any) -> Any:
    """`obj[key]`."""
    if context.is_padding:
        if isinstance(obj, Padded):
            return get_padded_item(context, obj, key)
        if find_rows(context, obj) is not None:
            if type(key) is slice and (key.start, key.stop, key.step) == (None, None, -1):
                return reversed_list(context, obj)
            return get_row(context, obj, key)
        if isinstance(key, Padded) or type(key) is tuple and holds_padded(context, key):
            return call_on_padded(context, operator.getitem, [obj, key], {})
    covered = find_covered(context, obj)
    if covered is not None:
        return _get_covered_item(context, obj, covered, key)
    done = read_growing(context, obj, key) or item_of_repeated(context, obj, key)
    if done is not None:
        return done[0]
    done = settle(context, obj, lambda: get_item(context, obj, key), settled_key(context, obj, key))
    if done is not None:
        return done[0]
    expect_visible(context, obj)
    if type(obj) in (list, tuple) and isinstance(context.symbol(key), Late):
        padded = padded_of(context, obj) if type(obj) is list and context.is_padding else None
        if padded is not None:
            return get_padded_item(context, padded, key)
        found = _read_in_loop(context, obj, key)
        if found is not None:
            return found
    if type(key) is int and context.symbol(obj) is not None:
        items = chosen_items(context, obj)
        if items is not None:
            return context.run_natively(operator.getitem, (items, key))
    if not (context.is_device(obj) and find_choice(context, key) is None):
        done = split_on(context, [obj, key], lambda values: get_item(context, *values))
        if done is not None:
            return done[0]
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None and shadow.kind in ("list", "dict", "tuple"):
        return _get_shadow_item(context, shadow, obj, key)
    if type(obj) in (list, tuple, dict, str, bytes, range) and context.symbol(key) is not None:
        key = context.pin(key)
    if isinstance(obj, (list, tuple, str, bytes, range)) and type(key) is slice:
        key = slice(*[context.pin(part) for part in (key.start, key.stop, key.step)])
    if isinstance(obj, (list, tuple, dict)) and not context.is_device(key) and _holds_plain_key(key):
        return context.run_natively(operator.getitem, (obj, key))
    if isinstance(obj, (list, tuple)) and context.is_device(key):
        raise context.reject("array-branch", "an array is the index of a list")
    if isinstance(obj, type):
        return context.run_natively(operator.getitem, (obj, key))
    if is_plain_class(type(obj)):
        return context.call(_special(context, obj, "__getitem__"), [obj, key])
    expect_visible(context, obj)
    if context.is_device(obj) and (sliced := _slice_by_host(context, obj, key)) is not None:
        return sliced
    found = apply_operator(context, operator.getitem, [obj, _plain_index(context, obj, key)])
    note_view(context, found, obj, key)
    return found


def _read_in_loop(context: Context, sequence: Any, key: Any) -> Any:
    """An item of a number that a rolled loop around knows in each iteration; None where there is no such loop."""
    for body in reversed(context.indexers):
        realise(context, context.shadow_by_stand.get(id(sequence)))
        found = body.read(sequence, key)
        if found is not None:
            return found
    return None


def _get_covered_item(context: Context, cover: Any, covered: Covered, key: Any) -> Any:
    """An item of a container behind a cover; what a defaultdict has not is made by its factory, what a Counter has not
    is said by its class (Modules/_collectionsmodule.c, Objects/dictobject.c, dict_subscript)."""
    held = inside(context, cover)
    done = settle(
        context, held, lambda: _get_covered_item(context, cover, covered, key), settled_key(context, held, key)
    )
    if done is not None:
        return done[0]
    if type(held) is list and type(key) is slice:
        raise TypeError("sequence index must be integer, not 'slice'")
    try:
        return get_item(context, held, key)
    except KeyError:
        is_counter = covered.kind is collections.Counter
        if covered.made_with is None and not is_counter:
            raise
    context.failed_operands = None
    if is_counter:
        return context.call(lookup_in_class(context, collections.Counter, "__missing__"), [cover, key])
    made = context.call(covered.made_with, [])
    set_item(context, held, key, made)
    return made


def settled_key(context: Context, obj: Any, key: Any) -> Any:
    """The key that a dict is searched for, where it is known now."""
    return key if type(obj) is dict and context.symbol(key) is None and is_safe_key(key) else None


def _holds_plain_key(key: Any) -> bool:
    return type(key) is not tuple or not any(isinstance(part, (slice, _jax_compat.Tracer)) for part in key)


def _plain_index(context: Context, obj: Any, key: Any) -> Any:
    """An index into an array: bounds of slices must be plain; a host int becomes a traced index, as a Python int is
    in eager JAX."""
    if not isinstance(obj, _jax_compat.Tracer) or context.symbol(obj) is not None:
        return key
    if isinstance(key, list):
        realise(context, context.shadow_by_stand.get(id(key)))
    if type(key) is tuple:
        return tuple(_plain_index(context, obj, item) for item in key)
    if isinstance(context.symbol(key), Host) and isinstance(context.symbol(key).value, bool):
        return context.pin(key)
    return key


def _special(context: Context, obj: Any, name: str) -> Any:
    method = lookup_in_class(context, type(obj), name)
    if method is MISSING:
        kind = type(obj).__name__
        verb = {"__getitem__": "is not subscriptable", "__setitem__": "does not support item assignment"}
        raise TypeError(f"'{kind}' object {verb.get(name, 'does not support item deletion')}")
    return method


def _get_shadow_item(context: Context, shadow: Shadow, obj: Any, key: Any) -> Any:
    chosen = _choose_by_host_key(context, shadow, key)
    if chosen is not None:
        return chosen
    key = pin_key(context, key)
    if shadow.kind == "dict" and is_safe_key(key):
        if not load_key(context, shadow, key):
            raise KeyError(key)
        return obj[key]
    if shadow.kind == "list" and not shadow.realised and type(key) is int:
        if -min(len(obj), shadow.limit or len(obj)) <= key < 0:
            return obj[key]  # one of the items that the program put at the end
        if not obj:
            return _load_list_item(context, shadow, key)
    realise(context, shadow)
    return context.run_natively(operator.getitem, (obj, key))


def _choose_by_host_key(context: Context, shadow: Shadow, key: Any) -> Any:
    """An item that a host number chooses from an untouched list or tuple: it is fetched on each call; None where
    that cannot be."""
    symbol = context.symbol(key)
    is_plain = isinstance(symbol, Host) and type(symbol.value) is int and not shadow.realised and not shadow.stand
    if not is_plain or shadow.kind != "list":
        return None
    expression = expressions.call(operator.getitem, (expressions.fetch(shadow.source), symbol.expression))
    return derive(context, shadow.real[symbol.value], expression)


def derive(context: Context, value: Any, expression: Expression) -> Any:
    """What stands for a value that is fetched anew on each call: an input, a host value, or None where neither fits."""
    if isinstance(value, _jax_compat.ArrayImpl):
        tracer = context.add_input(expression, _jax_compat.aval_of(value))
        context.input_expressions[id(tracer)] = expression
        return tracer
    kind = expressions.call(type, (expression,))
    if type(value) is tuple and all(isinstance(item, _DERIVED) or type(item) is tuple for item in value):
        context.prelude_guards.append(PreludeGuard(kind, tuple, "type"))
        context.prelude_guards.append(PreludeGuard(expressions.call(len, (expression,)), len(value), "length"))
        items = [derive(context, item, _item_of(expression, index)) for index, item in enumerate(value)]
        return None if None in items else tuple(items)
    if type(value) in (int, float) or isinstance(value, (np.ndarray, np.generic)):
        context.prelude_guards.append(PreludeGuard(kind, type(value), "type"))
        return context.host(value, expression)
    return None


_DERIVED = (_jax_compat.ArrayImpl, int, float, np.ndarray, np.generic)


def _item_of(expression: Expression, index: int) -> Expression:
    return expressions.call(operator.getitem, (expression, expressions.constant(index)))


def _slice_by_host(context: Context, array: Any, key: Any) -> Any:
    """`array[start:stop]` with host bounds, the length of which does not vary: one program for all starts; None
    where that cannot be."""
    if type(key) is not slice or key.step is not None or context.symbol(key.start) is None:
        return None
    start, stop = key.start, key.stop
    if any(context.is_device(bound) for bound in (start, stop)) or not array.ndim:
        return None
    stop = array.shape[0] if stop is None else stop
    if not all(type(concrete_of(context, bound)) is int for bound in (start, stop)):
        return None
    inside = [
        compare(context, ">=", start, 0),
        compare(context, ">=", stop, start),
        compare(context, "<=", stop, array.shape[0]),
    ]
    if not all([concrete_of(context, condition) for condition in inside]):
        return None
    for condition in inside:
        truth(context, condition)
    size = context.pin(binary(context, "-", stop, start))
    return context.run_natively(jax.lax.dynamic_slice_in_dim, (array, context.as_device(start), size))


def pin_key(context: Context, key: Any) -> Any:
    if type(key) is slice:
        return slice(*[context.pin(part) for part in (key.start, key.stop, key.step)])
    if type(key) is tuple:
        return tuple(pin_key(context, part) for part in key)
    if context.is_device(key):
        raise context.reject("array-branch", "an array is the key of a container")
    if is_instance(key) and not isinstance(key, enum.Enum):
        raise context.reject("object-identity", f"a {type(key).__name__} is the key of a container")
    if isinstance(context.symbol(key), Late):
        raise context.reject("late-value-use", "it is the key of a container")
    guard_key(context, key)
    return context.pin(key)


def _load_list_item(context: Context, shadow: Shadow, index: int) -> Any:
    if not -len(shadow.real) <= index < len(shadow.real):
        realise(context, shadow)
    value = shadow.real[index]
    if index not in shadow.loaded:
        shadow.loaded[index] = adopt(context, value, sources.step("item", shadow.source, index))
    return shadow.loaded[index]


def set_item(context: Context, obj: Any, key: Any, value: Any) -> None:
    """`obj[key] = value`."""
    if write_filled(context, obj, key, value):
        return None
    obj = inside(context, obj)
    done = settle(context, obj, lambda: set_item(context, obj, key, value))
    if done is not None:
        return done[0]
    if split_on(context, [obj, key], lambda values: set_item(context, *values, value)) is not None:
        return None
    if context.symbol(obj) is not None:
        set_array_item(context, obj, key, value)
        return None
    if is_plain_class(type(obj)):
        context.call(_special(context, obj, "__setitem__"), [obj, key, value])
        return None
    expect_visible(context, obj)
    key = pin_key(context, key) if not isinstance(obj, _jax_compat.Tracer) else key
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None and (shadow.kind == "list" or not is_safe_key(key)):
        realise(context, shadow)
    if type(key) is slice:
        value = iterate(context, value)
    if type(obj) is dict and is_watched(context, obj) and key not in obj:
        expect_not_gone_over(context, obj)
    context.run_natively(operator.setitem, (obj, key, value))
    return None


def delete_item(context: Context, obj: Any, key: Any) -> None:
    """`del obj[key]`."""
    if kind_of(context, obj) is collections.Counter:
        context.call(lookup_in_class(context, collections.Counter, "__delitem__"), [obj, key])
        return None
    obj = inside(context, obj)
    done = settle(context, obj, lambda: delete_item(context, obj, key))
    if done is not None:
        return done[0]
    if is_plain_class(type(obj)):
        context.call(_special(context, obj, "__delitem__"), [obj, key])
        return
    expect_visible(context, obj)
    key = pin_key(context, key)
    expect_not_gone_over(context, obj)
    forget_key(context, obj, key)
    context.run_natively(operator.delitem, (obj, key))


def forget_key(context: Context, obj: Any, key: Any) -> None:
    """An item of a list or dict is about to go: of a dict no more is looked at than this key."""
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is None:
        return
    if shadow.kind != "dict" or not is_safe_key(key):
        realise(context, shadow)
    elif load_key(context, shadow, key) and is_in_real(context, shadow, key):
        shadow.deleted[key] = None
    if shadow.realised and shadow.kind == "dict" and key in obj:
        shadow.deleted[key] = None
