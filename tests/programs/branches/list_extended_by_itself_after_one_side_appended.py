"""An array decides whether a list grows by one; afterwards the list is extended by itself."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.5), "spikes": [1, 2]}


def step(state, i):
    spikes = state["spikes"]
    if state["x"] > 2.0:
        spikes.append(i)
    spikes.extend(spikes)
    state["x"] = state["x"] * 1.5
    return len(spikes), spikes
