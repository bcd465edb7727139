"""Questions about the type and the shape of a sequence."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax
import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    xs = state["xs"]
    assert isinstance(xs, jax.Array) and xs is not None and xs.ndim == 2 and xs.shape[1] == 3
    n, width = xs.shape
    h = jnp.zeros(4)
    for t in range(n):
        h = jnp.tanh(h @ state["w"] + xs[t, :] @ state["u"])
    return h, n * width, xs.dtype
