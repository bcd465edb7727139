"""`and` and `or` give one of their operands, not a bool: the result is that array, with its own dtype."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"a": jnp.float32(0.0), "b": jnp.float32(0.0)}


def between(state, i):
    state["a"], state["b"] = jnp.float32(i % 2 * i), jnp.float32(i % 3)


def step(state, i):
    a, b = state["a"], state["b"]
    both = a and b
    either = a or b
    return both * 2, either + 1
