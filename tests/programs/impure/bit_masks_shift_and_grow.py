"""Bits in a Python integer: shifted left beyond 64 bits, tested, cleared, counted."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"mask": 1, "x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["mask"] = (state["mask"] << 11) | (i ^ 5)
    low = state["mask"] & 0xFF
    state["mask"] &= ~(1 << 3)
    state["x"] = state["x"] * 0.5 + low
    return state["x"], state["mask"], bin(state["mask"]).count("1"), ~low, -low >> 2, hex(low)
