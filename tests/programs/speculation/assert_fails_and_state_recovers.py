"""The assertion fails, the caller's code between calls repairs the state, and the calls after that go on as before."""
# expect: converted, compiles<=3, hits>=3

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "repairs": 0}


def between(state, i):
    if not 0 < float(state["x"]) < 4.0:
        state["x"] = jnp.float32(1.0)
        state["repairs"] += 1


def step(state, i):
    state["x"] = state["x"] * 1.5
    assert state["x"] < 4.0
    return state["x"]
