"""What is asserted of numbers and of arrays in the loop."""
# expect: converted, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = jnp.zeros(4) + i
    for t, x in enumerate(state["xs"]):
        assert t < 60
        h = jnp.tanh(state["w"] @ h + x)
        assert jnp.all(jnp.isfinite(h)), "not finite"
    return h
