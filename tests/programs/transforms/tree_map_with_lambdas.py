"""tree.map, tree.leaves, tree.reduce, flatten and unflatten with the user's functions and containers."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def setup():
    return {"params": {"a": [jnp.ones(2), None], "b": (jnp.zeros(3),)}, "rate": 0.5}


def step(state, i):
    params, rate = state["params"], state["rate"]
    doubled = jax.tree.map(lambda p: p * 2 + rate, params)
    both = jax.tree.map(lambda p, q: p * q, params, doubled)
    leaves, structure = jax.tree.flatten(both)
    rebuilt = jax.tree.unflatten(structure, [leaf + n for n, leaf in enumerate(leaves)])
    size = jax.tree.reduce(lambda total, p: total + p.size, params, 0)
    norm = sum(jnp.sum(p**2) for p in jax.tree.leaves(doubled))
    named = jax.tree_util.tree_map_with_path(lambda path, p: p * len(path), params)
    state["params"] = jax.tree.map(lambda p: p * 0.9 + 0.1, params)
    return rebuilt, size, norm, named
