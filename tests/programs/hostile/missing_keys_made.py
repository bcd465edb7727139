"""A defaultdict whose factory makes arrays and lists, read at keys that are not there yet."""
# expect: converted, compiles<=6, hits>=3
# calls: 14

import collections

import jax.numpy as jnp


def setup():
    return {
        "w": jnp.ones(2),
        "sums": collections.defaultdict(lambda: jnp.zeros(2)),
        "log": collections.defaultdict(list),
    }


def step(state, i):
    state["sums"][i % 2] += state["w"]
    state["log"][i % 3].append(i)
    return state["w"] * 2, len(state["sums"])
