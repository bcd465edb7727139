"""The length of what is computed is another one on every call: each length would be a program of its own."""
# expect: reason=varying-value
# calls: 44

import jax.numpy as jnp


def setup():
    return {"total": jnp.array(0.0)}


def step(state, i):
    state["total"] = state["total"] + jnp.ones(i + 1).sum()
    return state["total"]
