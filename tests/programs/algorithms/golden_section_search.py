"""Golden section search for the minimum of a function on an interval."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp

RATIO = 0.618034


def minimise(f, a, b, tol):
    c, d = b - RATIO * (b - a), a + RATIO * (b - a)
    while jnp.abs(b - a) > tol:
        if f(c) < f(d):
            b = d
        else:
            a = c
        c, d = b - RATIO * (b - a), a + RATIO * (b - a)
    return 0.5 * (a + b)


def setup():
    return {"centre": jnp.float32(1.0)}


def between(state, i):
    state["centre"] = jnp.float32(i * 0.3 + 0.2)


def step(state, i):
    centre = state["centre"]
    return minimise(lambda x: (x - centre) ** 2, jnp.float32(0.0), jnp.float32(4.0), 0.3 + 0.2 * (i % 3))
