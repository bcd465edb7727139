"""Arrays that are committed to a device come and go; a result is committed if an operand of it is, and only then."""
# expect: converted=scale, converted=pair, hits>=8
# calls: 20

import random

import jax
import jax.numpy as jnp


def scale(x, y):
    return x * 2 + y


def pair(x, y):
    return x * 2, y * 2, jnp.zeros(2)


def setup():
    return {"x": jnp.ones(2)}


def between(state, i):
    state["x"] = jnp.ones(2) + i
    if i // 5 % 2 == 1:
        state["x"] = jax.device_put(state["x"], jax.devices()[0])


def step(state, i):
    y = jnp.ones(2)
    results = (*pair(state["x"], y), scale(state["x"], y))
    return results, [result.committed for result in results], random.random()
