"""Beam search of width two: a step ends early when the best beam has produced the end token."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp
import numpy as np

END = 0


def setup():
    table = np.random.RandomState(5).randn(4, 4).astype("float32")
    return {"table": jnp.asarray(table), "start": jnp.int32(1)}


def between(state, i):
    state["start"] = jnp.int32(i % 3 + 1)
    state["table"] = jnp.roll(state["table"], i % 2, axis=1)


def step(state, i):
    tokens = jnp.full((2, 6), END).at[:, 0].set(state["start"])
    scores = jnp.array([0.0, -1e9])
    length = 1
    while length < 6:
        steps = state["table"][tokens[:, length - 1]]
        totals = (scores[:, None] + steps).reshape(-1)
        best = jnp.argsort(-totals)[:2]
        tokens = tokens[best // 4].at[:, length].set(best % 4)
        scores = totals[best]
        length += 1
        if tokens[0, length - 1] == END:
            break
    return tokens[0], scores[0], length
