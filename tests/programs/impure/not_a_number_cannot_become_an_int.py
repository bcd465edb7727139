"""int() and round() of a float that is nan on some calls raise ValueError after the list has grown."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([2.5, 1.0]), "calls": [], "kept": []}


def between(state, i):
    if i == 4:
        state["x"] = jnp.array([jnp.nan, 1.0])
    if i == 6:
        state["x"] = jnp.array([1.5, 1.0])


def step(state, i):
    state["calls"].append(i)
    value = jnp.sum(state["x"]).item()
    state["kept"].append(int(value))
    state["x"] = state["x"] * 1.25
    return round(value), int(value) * 2
