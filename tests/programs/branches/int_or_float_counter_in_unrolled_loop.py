"""A counter that grows by an int or by a float, as an array says, in a loop that is written out."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"log": []}


def step(state, i):
    score, level = 0, jnp.ones(3) * (i - 3)
    for _ in range(10):
        score = score + 1 if level.sum() > 0 else score + 0.5
        level = level * -0.5
        state["log"].append(score)
    return score, level
