"""Bisection: the bracket is halved until it is narrow enough."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def bisect(f, low, high, tol):
    f_low = f(low)
    while high - low > tol:
        middle = 0.5 * (low + high)
        f_middle = f(middle)
        if f_middle == 0:
            return middle
        if jnp.sign(f_middle) == jnp.sign(f_low):
            low, f_low = middle, f_middle
        else:
            high = middle
    return 0.5 * (low + high)


def setup():
    return {"target": jnp.float32(2.0)}


def between(state, i):
    state["target"] = jnp.float32([2.0, 4.0, 10.0, 0.5, 30.0, 16.0, 7.0, 3.0][i])


def step(state, i):
    target = state["target"]
    return bisect(lambda x: x * x - target, jnp.float32(0.0), jnp.float32(8.0), 0.06 * (1 + i % 3))
