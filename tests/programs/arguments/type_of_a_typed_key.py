"""The type of a typed random key, and of arrays made on one side of a branch, is what plain CPython sees."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp


def setup():
    return {"key": jax.random.key(0), "names": []}


def step(state, i):
    x, name = jnp.float32(i % 3), type(state["key"]).__name__
    if x > 0:
        state["key"], part = jax.random.split(state["key"])
        name += type(part).__name__ + type(x * 2).__name__
    state["names"].append(name)
    return x
