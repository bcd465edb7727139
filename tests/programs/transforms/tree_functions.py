"""jax.tree on nested state: several trees, leaves chosen by is_leaf, paths, reductions, Python numbers among the leaves."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp


def setup():
    return {"w": [jnp.array([1.0, 2.0]), (jnp.array(3.0), None)], "step": 0, "rate": 0.5}


def step(state, i):
    state["step"] += 1
    leaves, structure = jax.tree.flatten(state)
    kinds = [type(leaf).__name__ for leaf in leaves]
    doubled = jax.tree.unflatten(structure, [leaf * 2 for leaf in leaves])
    summed = jax.tree.map(lambda a, b: a + b, state, doubled)
    wrapped = jax.tree.map(
        lambda a: len(a) if isinstance(a, tuple) else a, state["w"], is_leaf=lambda a: isinstance(a, tuple)
    )
    named = jax.tree.map_with_path(lambda path, a: jax.tree_util.keystr(path), state)
    total = jax.tree.reduce(lambda a, b: a + jnp.sum(b), state["w"], 0.0)
    small = jax.tree.all(jax.tree.map(lambda a: a.ndim < 2, state["w"]))
    paths = [jax.tree_util.keystr(path) for path, _ in jax.tree.leaves_with_path(state)]
    state["w"] = jax.tree_util.tree_map(lambda a: a * 0.5, state["w"])
    return (
        kinds,
        doubled,
        summed,
        wrapped,
        named,
        total,
        small,
        paths,
        jax.tree.leaves(state["step"]),
        jax.tree.structure(state) == structure,
    )
