"""jax.vjp through a branch; the function that it gives is called twice."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def f(x, y):
    if jnp.sum(x) > y:
        return x * y, jnp.sum(x)
    return x - y, y


def setup():
    return {"x": jnp.array([1.0, -1.0]), "y": jnp.float32(0.5)}


def between(state, i):
    state["x"] = jnp.array([i % 3, i % 4 - 2.0], jnp.float32)


def step(state, i):
    out, pull = jax.vjp(f, state["x"], state["y"])
    first = pull((jnp.ones(2), jnp.float32(0.0)))
    return out, first, pull((jnp.zeros(2), jnp.float32(2.0)))
