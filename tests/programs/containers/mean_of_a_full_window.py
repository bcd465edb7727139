"""The mean over a deque that is full is taken on each call, while new losses push out old ones."""
# expect: converted, compiles<=3, hits>=6
# calls: 12

import collections

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([3.0, 1.0]), "window": collections.deque([jnp.float32(1.0)] * 3, maxlen=3)}


def step(state, i):
    state["w"] = state["w"] * 0.8 + 0.1
    state["window"].append(jnp.sum(state["w"]))
    return sum(state["window"]) / len(state["window"]), state["window"][0], state["window"][-1]
