"""The variable of range(array) picks layers out of a list: only the first so many layers are applied."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    layers = [jnp.eye(2) * 0.5, jnp.array([[0.0, 1.0], [1.0, 0.0]]), jnp.array([[1.0, 1.0], [0.0, 1.0]])]
    return {"layers": layers, "depth": jnp.int32(0), "x": jnp.array([1.0, -2.0])}


def between(state, i):
    state["depth"] = jnp.int32([1, 3, 2, 0, 3, 2, 1, 3][i])


def step(state, i):
    x = state["x"]
    for k in range(state["depth"]):
        x = state["layers"][k] @ x
    return x
