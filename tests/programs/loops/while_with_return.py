"""A return from inside a while, and another one after it."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def first_power_above(base, limit):
    power = base
    while power < 1000.0:
        if power > limit:
            return power
        power = power * base
    return -power


def setup():
    return {"base": jnp.array(2.0), "limit": jnp.array(10.0)}


def between(state, i):
    state["base"], state["limit"] = jnp.float32(i % 3 + 2), jnp.float32(4.0**i)


def step(state, i):
    return first_power_above(state["base"], state["limit"])
