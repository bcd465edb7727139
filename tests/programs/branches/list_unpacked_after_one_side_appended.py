"""An array decides whether a list grows by one; afterwards [*list], f(*list), enumerate and zip go over it."""
# expect: reason=branch-merge

import jax.numpy as jnp


def count(*items):
    return len(items)


def setup():
    return {"x": jnp.array(0.5), "spikes": [1, 2]}


def step(state, i):
    spikes = state["spikes"]
    if state["x"] > 2.0:
        spikes.append(i)
    state["x"] = state["x"] * 1.5
    return [*spikes], count(*spikes), list(enumerate(spikes)), list(zip(spikes, range(9)))
