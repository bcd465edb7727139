"""A value whose derivative is infinite is read on the side that is not taken: eagerly it has no part in the gradient."""
# expect: converted, hits>=2

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.zeros(3)}


def between(state, i):
    state["x"] = jnp.full(3, [1.0, 2.0, 0.0, 3.0, 1.0, 2.0, 0.0, 1.0][i])


def clip(x):
    norm = jnp.linalg.norm(x)
    return x / norm if norm > 1 else x


def step(state, i):
    return jax.grad(lambda x: clip(x).sum())(state["x"])
