"""Callbacks in a list close over their own counters; one is registered and one dropped between calls."""
# expect: converted, compiles<=4, hits>=12
# calls: 16

import jax.numpy as jnp


def every(n, action):
    seen = 0

    def callback(state):
        nonlocal seen
        seen += 1
        if seen % n == 0:
            action(state)
        return seen

    return callback


def halve(state):
    state["w"] = state["w"] * 0.5


def shift(state):
    state["w"] = state["w"] + 1.0


def setup():
    return {"w": jnp.array([8.0, 4.0]), "callbacks": [every(1, halve)]}


def between(state, i):
    if i == 3:
        state["callbacks"].append(every(2, shift))
    if i == 6:
        state["callbacks"].pop(0)


def step(state, i):
    counts = [callback(state) for callback in state["callbacks"]]
    return jnp.sum(state["w"]), counts
