"""One side is a matrix product and a solve, the other nothing: only the one that is taken should cost anything."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"a": jnp.eye(4) * 2.0 + 0.5, "x": jnp.ones(4)}


def step(state, i):
    x = state["x"]
    if jnp.max(x) > 4.0:
        x = jnp.linalg.solve(state["a"], x)
        x = x @ state["a"] @ state["a"] * 0.125
    state["x"] = x * 1.5 + jnp.arange(4.0) * 0.25
    return x
