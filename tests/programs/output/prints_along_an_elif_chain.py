"""Each of four sides of a chain of conditions on arrays prints a line of its own, or none."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([0.25, 0.5]), "names": []}


def step(state, i):
    loss = jnp.sum(state["x"] ** 2)
    if loss > 8.0:
        print(f"step {i}: {loss:.3f} diverges")
        state["x"] = state["x"] * 0.125
    elif loss > 2.0:
        print(f"step {i}: {loss:.3f} is high", end=" ... ")
        print("going on")
        state["names"].append("high")
    elif loss > 1.0:
        state["names"].append("fair")
    else:
        print(f"step {i}: {loss:.3f} is low")
    state["x"] = state["x"] * 1.75
    return loss
