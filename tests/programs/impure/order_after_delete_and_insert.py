"""A parameter that is deleted and set again comes last; one that is only set keeps its place; jax sees sorted keys."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp


def setup():
    return {"params": {name: jnp.full(2, 1.0 + k) for k, name in enumerate(["w", "b", "g"])}}


def step(state, i):
    params = state["params"]
    first = next(iter(params))
    moved = params[first]
    del params[first]
    params["b"] = params["b"] * 0.5 if "b" in params else moved + i
    params[first] = moved + 0.1 * i
    leaves, tree = jax.tree.flatten(params)
    return list(params), leaves[0], tree.num_leaves, first
