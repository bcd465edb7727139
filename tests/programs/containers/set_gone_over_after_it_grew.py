"""The order in which a set gives its items after one was added is up to that very set."""
# expect: reason=container-subclass

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "names": {"a", "b"}}


def step(state, i):
    state["names"].add("c")
    state["x"] = state["x"] * 0.5
    return [name for name in state["names"]], jnp.sum(state["x"])  # culprit
