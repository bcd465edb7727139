"""Ops that build and take apart containers and functions."""

import enum
import itertools
import types
from typing import Any

from janus_jax.decode import Op
from janus_jax.heap.expression import Late, StandIn
from janus_jax.interp.adoption import is_plain_class, realise
from janus_jax.interp.choices import expect_certain
from janus_jax.interp.context import Context
from janus_jax.interp.covers import inside
from janus_jax.interp.identity import guard_key
from janus_jax.interp.operators import iterate, iterate_lazily
from janus_jax.interp.sets import as_native
from janus_jax.interp.state import Frame


def build_tuple(context: Context, frame: Frame, count: int) -> None:
    frame.push(tuple(frame.pop_many(count)))


def build_list(context: Context, frame: Frame, count: int) -> None:
    frame.push(frame.pop_many(count))


def build_set(context: Context, frame: Frame, count: int) -> None:
    frame.push({hashable(context, item) for item in frame.pop_many(count)})


def hashable(context: Context, key: Any) -> Any:
    """A key for a dict or set: a host value is pinned, an array is rejected."""
    if context.is_device(key):
        raise context.reject("array-branch", "an array is the key of a container")
    if is_plain_class(type(key)) and not isinstance(key, (StandIn, type, enum.Enum)):
        raise context.reject("object-identity", f"a {type(key).__name__} is the key of a container")
    if type(key) is tuple:
        return tuple(hashable(context, part) for part in key)
    guard_key(context, key)
    return context.pin(key)


def build_map(context: Context, frame: Frame, count: int) -> None:
    items = frame.pop_many(2 * count)
    frame.push({hashable(context, key): value for key, value in zip(items[::2], items[1::2], strict=True)})


def build_const_key_map(context: Context, frame: Frame, count: int) -> None:
    keys = frame.pop()
    frame.push(dict(zip(keys, frame.pop_many(count), strict=True)))


def build_slice(context: Context, frame: Frame, count: int) -> None:
    frame.push(slice(*frame.pop_many(count)))


def list_append(context: Context, frame: Frame, depth: int) -> None:
    item = frame.pop()
    frame.stack[-depth].append(item)


def list_extend(context: Context, frame: Frame, depth: int) -> None:
    items = iterate(context, frame.pop())
    frame.stack[-depth].extend(items)


def set_add(context: Context, frame: Frame, depth: int) -> None:
    item = hashable(context, frame.pop())
    frame.stack[-depth].add(item)


def set_update(context: Context, frame: Frame, depth: int) -> None:
    given = frame.pop()
    is_set = isinstance(given, (set, frozenset))
    items = (
        as_native(context, given) if is_set else [hashable(context, item) for item in iterate_lazily(context, given)]
    )
    frame.stack[-depth].update(items)


def map_add(context: Context, frame: Frame, depth: int) -> None:
    key, value = frame.pop_many(2)
    frame.stack[-depth][hashable(context, key)] = value


def _mapping(context: Context, obj: Any) -> dict:
    obj = inside(context, obj)
    realise(context, context.shadow_by_stand.get(id(obj)))
    if not isinstance(obj, dict):
        raise context.reject("unsupported-op", f"** of a {type(obj).__name__}")
    expect_certain(context, obj, 1)
    return obj


def dict_update(context: Context, frame: Frame, depth: int) -> None:
    mapping = _mapping(context, frame.pop())
    frame.stack[-depth].update(mapping)


def dict_merge(context: Context, frame: Frame, depth: int) -> None:
    mapping = _mapping(context, frame.pop())
    target = frame.stack[-depth]
    for key, value in mapping.items():
        if not isinstance(key, str):
            raise TypeError("keywords must be strings")
        if key in target:
            raise TypeError(f"got multiple values for keyword argument '{key}'")
        target[key] = value


def list_to_tuple(context: Context, frame: Frame, argument) -> None:
    frame.push(tuple(frame.pop()))


def unpack(context: Context, frame: Frame, count: int) -> None:
    obj = frame.pop()
    if isinstance(obj, (list, tuple)) or isinstance(context.symbol(obj), Late):
        items = _unpacked(context, obj)
    else:  # one item more than is needed tells that there are too many
        items = list(itertools.islice(iterate_lazily(context, obj), count + 1))
    if len(items) < count:
        raise ValueError(f"not enough values to unpack (expected {count}, got {len(items)})")
    if len(items) > count:
        raise ValueError(f"too many values to unpack (expected {count})")
    frame.stack.extend(reversed(items))


def _unpacked(context: Context, obj: Any) -> list:
    if type(obj) is tuple:
        return list(obj)
    return iterate(context, obj)


def unpack_ex(context: Context, frame: Frame, argument: tuple[int, int]) -> None:
    before, after = argument
    items = _unpacked(context, frame.pop())
    if len(items) < before + after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {len(items)})")
    middle = items[before : len(items) - after]
    tail = items[len(items) - after :]
    frame.stack.extend(reversed([*items[:before], middle, *tail]))


def make_function(context: Context, frame: Frame, parts: frozenset) -> None:
    code = frame.pop()
    closure = frame.pop() if "closure" in parts else None
    annotate = frame.pop() if "annotate" in parts else None
    annotations = frame.pop() if "annotations" in parts else None
    kwdefaults = frame.pop() if "kwdefaults" in parts else None
    defaults = frame.pop() if "defaults" in parts else None
    function = types.FunctionType(code, frame.global_names, code.co_name, defaults, closure)
    function.__qualname__ = code.co_qualname
    function.__kwdefaults__ = kwdefaults
    if annotations is not None:
        pairs = (
            annotations if isinstance(annotations, tuple) else tuple(x for item in annotations.items() for x in item)
        )
        function.__annotations__ = dict(zip(pairs[::2], pairs[1::2], strict=True))
    if annotate is not None:
        function.__annotate__ = annotate
    context.notes["fresh", id(context.keep(function))] = function
    frame.push(function)


HANDLERS = {
    Op.BUILD_TUPLE: build_tuple,
    Op.BUILD_LIST: build_list,
    Op.BUILD_SET: build_set,
    Op.BUILD_MAP: build_map,
    Op.BUILD_CONST_KEY_MAP: build_const_key_map,
    Op.BUILD_SLICE: build_slice,
    Op.LIST_APPEND: list_append,
    Op.LIST_EXTEND: list_extend,
    Op.SET_ADD: set_add,
    Op.SET_UPDATE: set_update,
    Op.MAP_ADD: map_add,
    Op.DICT_UPDATE: dict_update,
    Op.DICT_MERGE: dict_merge,
    Op.LIST_TO_TUPLE: list_to_tuple,
    Op.UNPACK: unpack,
    Op.UNPACK_EX: unpack_ex,
    Op.MAKE_FUNCTION: make_function,
}
