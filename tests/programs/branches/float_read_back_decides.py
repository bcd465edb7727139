"""The loss is read back as a Python float, which decides the branch and is kept as well."""
# expect: compiles<=3

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([2.0, -1.0]), "losses": []}


def step(state, i):
    loss = float(jnp.sum(state["w"] ** 2))
    state["losses"].append(loss)
    if loss > 4.0:
        state["w"] = state["w"] * 0.5
    else:
        state["w"] = state["w"] * 1.75
    return loss
