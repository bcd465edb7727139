"""Intrinsics of JAX: calls that mean something else on tracers than on arrays.

Invariant: only callables whose native run on tracers would differ from the eager run are here.
"""

from collections.abc import Callable
from typing import Any

import jax

from janus_jax.interp.context import Context


def map_tree(context: Context, arguments: list, keywords: dict) -> Any:
    """`jax.tree.map`: the function is called here for each leaf, so that host leaves stay host values."""
    function, tree, *rest = arguments
    is_leaf = keywords.get("is_leaf")
    if set(keywords) - {"is_leaf"} or is_leaf is not None:
        return context.call_jax(jax.tree.map, arguments, keywords)
    trees = [context.visible(item) for item in (tree, *rest)]
    leaves, structure = context.run_natively(jax.tree.flatten, (trees[0],))
    others = [context.run_natively(structure.flatten_up_to, (item,)) for item in trees[1:]]
    results = [context.call(function, list(items)) for items in zip(leaves, *others, strict=True)]
    return context.run_natively(structure.unflatten, (results,))


def wait(context: Context, arguments: list, keywords: dict) -> Any:
    """`jax.block_until_ready`: the program's results are waited for by whoever reads them."""
    return arguments[0]


def _rejecting(name: str) -> Callable:
    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        raise context.reject("device-placement", name)

    return handler


TABLE = {
    jax.tree.map: map_tree,
    jax.tree_util.tree_map: map_tree,
    jax.block_until_ready: wait,
    jax.device_get: _rejecting("jax.device_get()"),
    jax.device_put: _rejecting("jax.device_put()"),
    jax.devices: _rejecting("jax.devices()"),
}
