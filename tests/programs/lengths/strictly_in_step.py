"""zip(strict=True) of sequences that are not always of one length."""
# expect: converted, compiles<=6, hits>=4
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)
    m = n - (i % 7 == 6)
    state["ys"] = jnp.cos(jnp.arange(4.0 * m)).reshape(m, 4)


def step(state, i):
    loss = jnp.float32(0)
    for t, (x, y) in enumerate(zip(state["xs"], state["ys"], strict=True)):
        loss = loss + jnp.sum((x @ state["u"] - y) ** 2) * t
    return loss
