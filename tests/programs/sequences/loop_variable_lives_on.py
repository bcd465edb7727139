"""What the loop variables held is read in the next iteration and behind the loop."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, x = jnp.zeros(4) + i, jnp.ones(4)
    t = -1
    for k in range(60):
        h = jnp.tanh(state["w"] @ h + x * t)
        x, t = state["xs"][k], k
    return h, x, t, k
