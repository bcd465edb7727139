"""Intrinsics of jax.tree: trees are taken apart natively, functions of the user's are called leaf by leaf in the trace.

Invariant: a leaf that is a host value stays one; what is a leaf is decided by JAX alone.
"""

import functools
from collections.abc import Callable
from typing import Any

import jax

from janus_jax.heap.expression import Host, Late
from janus_jax.interp.adoption import realise
from janus_jax.interp.context import Context
from janus_jax.interp.jax_calls import make_visible

_CONTAINERS = (tuple, list, dict, type(None))


def _tree(context: Context, obj: Any) -> Any:
    """The tree for native code: its shadows are complete; a host value on its own is a leaf as it is."""
    symbol = context.symbol(obj)
    if isinstance(symbol, Host) and isinstance(symbol.value, _CONTAINERS):
        return context.pin(obj)
    return obj if symbol is not None else make_visible(context, obj, _find_late(context, obj, {}))


def _find_late(context: Context, obj: Any, found: dict, depth: int = 16) -> dict:
    """The Python numbers in plain containers that are known after the graph, by address: they are leaves as they
    are, not the scalars of the graph that other functions of JAX make arrays of."""
    if isinstance(context.symbol(obj), Late):
        found[id(obj)] = obj
    elif depth and isinstance(obj, (list, tuple, dict)):
        realise(context, context.shadow_by_stand.get(id(obj)))
        for item in list(obj.values()) if isinstance(obj, dict) else obj:
            _find_late(context, item, found, depth - 1)
    return found


def _options(context: Context, keywords: dict) -> dict:
    return {name: context.visible(value) for name, value in keywords.items()}


def _natively(function: Callable) -> Callable:
    """The handler of a function that takes trees apart or puts them together, and calls nothing but `is_leaf`."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        return context.run_natively(function, [_tree(context, item) for item in arguments], _options(context, keywords))

    return handler


def _flatten(context: Context, trees: list, options: dict) -> tuple[list, Any]:
    """The leaves of all trees, side by side, and the structure of the first."""
    seen = [_tree(context, item) for item in trees]
    leaves, structure = context.run_natively(jax.tree.flatten, (seen[0],), options)
    others = [context.run_natively(structure.flatten_up_to, (item,)) for item in seen[1:]]
    return list(zip(leaves, *others, strict=True)), structure


def map_tree(context: Context, arguments: list, keywords: dict) -> Any:
    """`jax.tree.map(f, tree, *rest, is_leaf=...)`."""
    function, *trees = arguments
    leaves, structure = _flatten(context, trees, _options(context, keywords))
    return context.run_natively(structure.unflatten, ([context.call(function, list(items)) for items in leaves],))


def map_with_path(context: Context, arguments: list, keywords: dict) -> Any:
    """`jax.tree.map_with_path(f, tree, *rest, is_leaf=...)`."""
    function, *trees = arguments
    options = _options(context, keywords)
    found, _ = context.run_natively(jax.tree.flatten_with_path, (_tree(context, trees[0]),), options)
    leaves, structure = _flatten(context, trees, options)
    results = [context.call(function, [path, *items]) for (path, _), items in zip(found, leaves, strict=True)]
    return context.run_natively(structure.unflatten, (results,))


def reduce_tree(context: Context, arguments: list, keywords: dict) -> Any:
    """`jax.tree.reduce(f, tree, initializer, is_leaf=...)`."""
    function, tree, *initial = arguments
    keywords = dict(keywords)
    if "initializer" in keywords:
        initial = [keywords.pop("initializer")]
    pairs, _ = _flatten(context, [tree], _options(context, keywords))
    return context.call(functools.reduce, [function, [leaf for (leaf,) in pairs], *initial])


def all_of_tree(context: Context, arguments: list, keywords: dict) -> Any:
    pairs, _ = _flatten(context, arguments, _options(context, keywords))
    return context.call(all, [[leaf for (leaf,) in pairs]])


_NATIVE = ("flatten", "leaves", "structure", "unflatten", "transpose", "flatten_with_path", "leaves_with_path")

TABLE = {
    function: handler
    for names, handler in (
        (("map",), map_tree),
        (("map_with_path",), map_with_path),
        (("reduce",), reduce_tree),
        (("all",), all_of_tree),
    )
    for name in names
    for function in (getattr(jax.tree, name), getattr(jax.tree_util, f"tree_{name}"))
} | {
    function: _natively(function)
    for name in _NATIVE
    for function in (getattr(jax.tree, name), getattr(jax.tree_util, f"tree_{name}"))
}
