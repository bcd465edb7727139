"""Python floats read from arrays and put into a tree stay floats: jax.tree takes it apart and maps over it."""
# expect: converted, compiles<=3, hits>=4

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 3.0]), "best": {"loss": 9.0, "at": 0}}


def step(state, i):
    x = state["x"]
    loss = float(jnp.sum(x**2))
    found = {"loss": loss, "w": x * 2, "parts": [float(x[0]), 2]}
    if x[1] > 3.5:
        state["best"]["loss"] = 0.5 * i
    state["x"] = x * (0.75 if i % 2 else 1.5)
    return jax.tree.leaves(found), jax.tree.map(lambda leaf: leaf, found), jax.tree.leaves(state["best"])
