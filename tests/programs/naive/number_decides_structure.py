"""A number that decides axes, shapes, lengths of loops and classes; it changes once."""
# expect: converted, compiles<=3, hits>=3, misses>=1

import jax
import jax.numpy as jnp


def setup():
    return {"n": 2, "x": jnp.arange(12.0).reshape(2, 2, 3), "key": jax.random.key(0)}


def between(state, i):
    if i == 4:
        state["n"] = 1


def step(state, i):
    n, x = state["n"], state["x"]
    state["x"] = x * 0.9
    pieces = (jnp.zeros(n), x.sum(axis=n), x[:n], jnp.arange(n), jax.nn.one_hot(jnp.array([0]), n), x.reshape(n, -1))
    return pieces, jax.random.split(state["key"], n), [x + k for k in range(n)], jnp.linspace(0.0, 1.0, n)
