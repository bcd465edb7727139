"""x"""

# expect: converted
import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.ones(4)}


def step(state, i):
    h = state["x"] * (i + 1)
    it = iter(range(50))
    for k in it:
        h = h * 1.1
        if jnp.sum(h) > 10:
            break
    return h, list(it)
