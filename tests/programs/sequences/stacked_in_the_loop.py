"""The list is stacked in the loop in which it grows."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, outputs = jnp.zeros(4) + i, []
    for x in state["xs"][:20]:
        outputs.append(h)
        h = jnp.tanh(state["w"] @ jnp.mean(jnp.stack(outputs), axis=0) + x)
    return h
