"""Floor division, modulo, divmod and powers of a float that was read back, in Python."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([7.3, 2.1])}


def step(state, i):
    state["x"] = state["x"] + 0.7 * i
    value = float(jnp.sum(state["x"]))
    whole, rest = divmod(value, 2.5)
    return value // 2, value % 3, whole, rest, value**0.5, (-value) // 2, abs(-value), int(value) % 4
