"""A recursion several hundred calls deep."""
# expect: reason=recursion-too-deep
# calls: 4

import jax.numpy as jnp


def total(xs, n):
    return xs[0] if n == 0 else xs[n % 3] + total(xs, n - 1)


def setup():
    return {"xs": jnp.arange(3.0)}


def step(state, i):
    return total(state["xs"], 600)
