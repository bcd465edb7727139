"""A list of arrays is extended by itself, repeated by *=, and cut back by slice assignment."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"history": [jnp.array([1.0, 2.0])]}


def step(state, i):
    history = state["history"]
    history.append(history[-1] * 0.5 + i)
    history.extend(history)
    history += history
    history *= 2
    total = sum(jnp.sum(item) for item in history)
    same = history[0] is history[len(history) // 2]
    history[:] = history[:2]
    return total, same, len(history)
