"""A warning is printed when the loss has become large, with the loss in it."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "epoch": 0}


def step(state, i):
    state["epoch"] += 1
    loss = jnp.sum(state["x"] ** 2)
    if loss > 20.0:
        print(f"epoch {state['epoch']}: loss {loss:.2f} is large")
        state["x"] = state["x"] * 0.25
    state["x"] = state["x"] * 1.5
    return loss
