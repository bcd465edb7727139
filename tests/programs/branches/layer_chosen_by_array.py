"""One of two sets of parameters is chosen by an array, and only that one is used and trained."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(w, x):
    return jnp.sum(jnp.tanh(w * x) ** 2)


def setup():
    return {"small": jnp.array([0.5, -0.5]), "large": jnp.array([0.25, 0.125]), "x": jnp.array([1.0, 2.0])}


def between(state, i):
    state["x"] = jnp.array([1.0, 2.0]) * (i % 3 - 0.5)


def step(state, i):
    x = state["x"]
    name = "large" if jnp.max(jnp.abs(x)) > 1.5 else "small"
    state[name] = state[name] - 0.25 * jax.grad(loss)(state[name], x)
    return state["small"], state["large"]
