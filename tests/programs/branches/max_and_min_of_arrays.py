"""The builtins max and min over scalar arrays give one of their arguments, the first of equal ones."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"v": jnp.zeros(3)}


def between(state, i):
    state["v"] = jnp.array([i * 2 % 5, i * 3 % 4, i % 3], jnp.float32)


def step(state, i):
    a, b, c = state["v"]
    top, bottom = max(a, b, c), min([a, b, c])
    return top - bottom, top * 2
