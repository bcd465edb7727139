"""The iterator of a range that an array ends has a name, and is read behind the loop."""
# expect: reason=late-value-use
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, numbers = state["w"][0] * (i + 1), iter(range(20))
    for k in numbers:
        h = h * 1.1
        if jnp.sum(jnp.abs(h)) > 10:
            break
    return h, k, list(numbers)
