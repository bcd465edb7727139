"""Array methods: reductions, reshapes, T, mT, astype, view, clip, sort, dot, take, ravel, and their keywords."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([[3.0, 1.0, 2.0], [0.5, -1.0, 4.0]])}


def step(state, i):
    x = state["x"]
    reduced = (x.sum(), x.mean(axis=0), x.max(-1, keepdims=True), x.argmin(), x.std(), x.prod(1), x.any(), x.cumsum(0))
    shaped = (
        x.T,
        x.mT.reshape(-1),
        x.ravel(),
        x.astype(jnp.bfloat16),
        x.swapaxes(0, 1),
        x.flatten()[None],
        x.squeeze(),
    )
    moved = (x.sort(), x.take(jnp.array([0, 2]), axis=1), x.clip(0, 2), x.round(), x.dot(x.T), x.repeat(2, axis=0))
    state["x"] = x * 0.9 + 0.1
    return reduced, shaped, moved, x.copy()
