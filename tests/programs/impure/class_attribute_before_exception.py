"""What was written to a class stays written when the step raises half-way."""
# expect: hits>=2

import jax.numpy as jnp


class Log:
    entered = 0
    left = 0


def work(x, i):
    Log.entered += 1
    y = x * 2
    if i % 4 == 3:
        raise ValueError(f"step {i}")
    Log.left += 1
    return y


def setup():
    return {"x": jnp.ones(2)}


def step(state, i):
    try:
        state["x"] = work(state["x"], i)
    except ValueError as error:
        return str(error), Log.entered, Log.left
    return state["x"], Log.entered, Log.left
