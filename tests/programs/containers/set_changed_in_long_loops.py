"""A set is added to and discarded from in a loop of 500 iterations, and asked behind it."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp

visited = set()


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    x = state["x"]
    for k in range(500):
        x = x * 0.99 + 0.01
        visited.add(k * 2)
        visited.discard(k)
    state["x"] = x
    return jnp.sum(x)
