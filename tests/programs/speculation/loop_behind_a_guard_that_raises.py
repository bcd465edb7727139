"""A loop of Python and one of JAX that would never end for the values that a check before them refuses."""
# expect: converted, hits>=3, fallbacks>=1
# calls: 10

import jax
import jax.numpy as jnp


def setup():
    return {"sums": []}


def step(state, i):
    n = jnp.int32(7 - i)
    if n < 0:
        raise ValueError("a negative number")
    left, total = n, jnp.float32(0.0)
    while left != 0:
        left = left - 1
        total = total + 0.5
    _, product = jax.lax.while_loop(lambda s: s[0] != 0, lambda s: (s[0] - 1, s[1] * 1.5), (n, total))
    state["sums"].append(product)
    return total
