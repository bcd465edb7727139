"""A loop written out whose iterations may each leave another text: so many choices, one in the other, are refused."""
# expect: reason=trace-too-large
# calls: 4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.5), "found": ""}


def step(state, i):
    x = state["x"]
    for name in [f"layer {number}" for number in range(110)]:
        x = -x
        if x > 0:
            state["found"] = name
    return x
