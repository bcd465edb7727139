"""An array is compared with a Python number that changes from call to call."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "threshold": 0.5}


def step(state, i):
    if state["x"] > state["threshold"]:
        state["threshold"] += 1.25
    else:
        state["x"] = state["x"] + 2.0 * i
    return state["x"], state["threshold"]
