"""A function of guard clauses, each with a return of its own, before the case that is left over."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp

VALUES = [5.0, -1.0, 0.5, 20.0, 3.0, 0.0, 12.0, 1.0]


def setup():
    return {"x": jnp.array(0.0)}


def between(state, i):
    state["x"] = jnp.float32(VALUES[i])


def energy(x):
    if x < 0.0:
        return jnp.float32(0.0)
    if x < 1.0:
        return x**2
    half = x / 2.0
    if x > 10.0:
        return half + 10.0
    return half * x


def step(state, i):
    return energy(state["x"]) + 1.0
