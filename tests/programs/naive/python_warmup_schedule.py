"""A warm-up schedule in plain Python: the branch flips once, the rate differs at every step."""
# expect: converted, compiles<=4, hits>=12
# calls: 20

import math

import jax.numpy as jnp


def schedule(step):
    if step < 5:
        return 0.1 * (step + 1) / 5
    return 0.05 * (1 + math.cos(math.pi * (step - 5) / 20))


def setup():
    return {"weights": jnp.ones(3), "step": 0}


def step(state, i):
    lr = schedule(state["step"])
    state["weights"] = state["weights"] - lr * jnp.sin(state["weights"])
    state["step"] += 1
    return state["weights"]
