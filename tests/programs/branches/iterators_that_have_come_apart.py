"""A loop over the numbers of a list that an array may end, with a second branch: which iterator goes on is not known."""
# expect: reason=branch-merge
# calls: 4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.5), "seq": list(jnp.arange(110.0) % 3 - 1)}


def step(state, i):
    x = state["x"]
    for number in range(len(state["seq"])):
        x = jnp.clip(x + state["seq"][number], -4.0, 4.0)
        if x > 0:
            break
        if not x > 0:
            pass
    return x
