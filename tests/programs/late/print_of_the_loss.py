"""A print of the loss in the middle of the step."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([4.0, 2.0]), "step": 0}


def step(state, i):
    state["x"] = state["x"] * 0.5 + 0.25
    state["step"] += 1
    print("step", state["step"], "loss", f"{jnp.sum(state['x']):.3f}")
    return state["x"]
