"""An exception of the user's own raised inside a loss function, through JAX's code, caught by the step."""
# expect: compiles<=3

import jax
import jax.numpy as jnp


class Diverged(Exception):
    pass


def loss(w, step):
    if step % 4 == 3:
        raise Diverged(step)
    return jnp.sum(w**2)


def setup():
    return {"w": jnp.array([1.0, 2.0]), "step": 0, "diverged": []}


def step(state, i):
    try:
        state["w"] = state["w"] - 0.1 * jax.grad(loss)(state["w"], state["step"])
    except Diverged as error:
        state["diverged"].append(error.args[0])
    state["step"] += 1
    return state["w"]
