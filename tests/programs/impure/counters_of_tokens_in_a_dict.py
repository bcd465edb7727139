"""Counters of batches, samples and tokens grow in a dict; a ratio of them scales the update."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"w": jnp.ones(3), "seen": {"batches": 0, "tokens": 0, "words": 1}}


def step(state, i):
    seen = state["seen"]
    lengths = [3 + (i + k) % 4 for k in range(4)]
    seen["batches"] += 1
    seen["tokens"] += sum(lengths)
    seen["words"] += seen["tokens"] // 4
    state["w"] = state["w"] + (seen["tokens"] / seen["words"]) * jnp.sin(state["w"])
    return state["w"], seen["tokens"] % 7, seen["tokens"] / seen["batches"]
