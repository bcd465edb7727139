"""The random key is split, and replaced in the state, only when noise is drawn."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 1.0]), "key": jax.random.PRNGKey(0)}


def step(state, i):
    if jnp.sum(state["x"]) > 1.5:
        state["key"], sub = jax.random.split(state["key"])
        state["x"] = state["x"] * 0.25 + 0.125 * jax.random.uniform(sub, (2,))
    else:
        state["x"] = state["x"] * 2.0
    return state["x"], state["key"]
