"""jax.grad of a local function that uses variables of the step around it."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def setup():
    return {"w": jnp.array([0.5, -0.5]), "decay": 0.01}


def step(state, i):
    x, decay = jnp.array([1.0, 2.0]), state["decay"]

    def loss(w):
        penalty = decay * jnp.sum(w**2)
        return (w @ x - 1.0) ** 2 + penalty

    state["w"] = state["w"] - 0.1 * jax.grad(loss)(state["w"])
    return state["w"]
