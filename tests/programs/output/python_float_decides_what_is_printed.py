"""A Python float read from an array decides which line is printed, and a running total of floats is in it."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "total": 0.0, "best": None}


def step(state, i):
    state["x"] = state["x"] * 0.75 + 0.25 * (i % 3)
    loss = float(jnp.sum(state["x"] ** 2))
    state["total"] += loss
    if state["best"] is None or loss < state["best"]:
        state["best"] = loss
        print(f"best {loss:.4f}", "total", round(state["total"], 3))
    elif loss > 3.0:
        print("large", loss)
    print("mean", state["total"] / (i + 1))
    return loss
