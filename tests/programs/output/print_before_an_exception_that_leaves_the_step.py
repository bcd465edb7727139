"""On some calls the step prints, changes its state, and raises: the line is out and the change is made."""
# expect: converted, compiles<=1, hits>=5

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "seen": []}


def step(state, i):
    state["x"] = state["x"] * 1.5
    print("step", i, "x", state["x"])
    state["seen"].append(i)
    if i % 4 == 3:
        print("giving up")
        raise RuntimeError(f"step {i} failed")
    state["x"] = state["x"] - 0.25
    print("fine")
    return state["x"]
