"""Each pass of a long loop goes over the rows, on one side of a branch, and keeps what it ends with."""
# expect: converted, compiles<=1, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, ends = jnp.zeros(4) + i, []
    for k in range(30):
        if jnp.sum(h) > -10.0:
            for x in state["xs"][:16]:
                h = jnp.tanh(state["w"] @ h + x * 0.1)
        ends.append(h)
    return jnp.stack(ends), h
