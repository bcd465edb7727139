"""An assertion about a Python value that holds at first and fails later."""
# expect: converted, compiles<=2, hits>=3

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0]), "count": 0}


def step(state, i):
    state["count"] += 1
    assert state["count"] < 6, f"too many: {state['count']}"
    state["x"] = state["x"] + state["count"]
    return state["x"]
