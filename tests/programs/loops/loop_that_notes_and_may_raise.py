"""A loop that notes its rounds raises in some calls: that is no reason to give it more room again and again."""
# expect: compiles<=3, hits>=3
# calls: 20

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "log": []}


def between(state, i):
    state["x"] = jnp.array(1e3 if i % 2 else 4.0)


def step(state, i):
    x, rounds = state["x"], 0
    while x > 0.7:
        x = x / 2
        rounds += 1
        state["log"].append(rounds)
        if rounds > 6:
            raise ValueError("too many rounds")
    return rounds
