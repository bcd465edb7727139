"""An array decides whether a list grows by one; afterwards a comprehension goes over the list."""
# expect: reason=branch-merge

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.5), "spikes": [1, 2]}


def step(state, i):
    if state["x"] > 2.0:
        state["spikes"].append(i)
    state["x"] = state["x"] * 1.5
    return [spike for spike in state["spikes"]]
