"""Numbers of an array of one dimension, weakly typed ones and truth values."""
# expect: converted, compiles<=1, hits>=3, rolled==2
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, flags, kept = jnp.zeros(4) + i, state["xs"][:, 0] > 0.1, []
    for x in jnp.full((60,), 2.0) * 0.5:
        h = jnp.tanh(state["w"] @ h * x)
        kept.append(x)
    for x, flag in zip(state["xs"], flags):
        h = jnp.where(flag, jnp.tanh(state["w"] @ h + x), h * 0.5)
    return h, x, flag, kept[-1].weak_type, kept[3].dtype, [a.shape for a in kept[:2]]
