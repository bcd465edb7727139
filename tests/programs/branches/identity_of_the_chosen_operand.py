"""`is` after `and`, `or`, max and min tells which of the arrays was chosen."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"a": jnp.float32(0.0), "b": jnp.float32(0.0)}


def between(state, i):
    state["a"], state["b"] = jnp.float32(i % 2 * i), jnp.float32(i % 3)


def step(state, i):
    a, b = state["a"], state["b"]
    both, either, larger = a and b, a or b, max(a, b)
    return both is a, either is b, larger is a
