"""sorted() of scalar arrays gives the same objects in another order."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"v": [jnp.array(2.0), jnp.array(0.5), jnp.array(1.0)]}


def step(state, i):
    low, middle, high = sorted(state["v"])
    backwards = sorted(state["v"], key=lambda v: -v)
    state["v"] = [high * 0.5, low + 0.25, middle + 0.5]
    return low, middle, backwards[0] is high
