"""A line search by bisection on the Wolfe conditions: it shrinks, grows or stops."""
# expect: converted, compiles<=3, hits>=4

import jax
import jax.numpy as jnp


def f(x):
    return (x[0] - 1.0) ** 2 + 4.0 * (x[1] + 0.5) ** 2


def wolfe(x, d, limit=12):
    value, slope = f(x), jnp.dot(jax.grad(f)(x), d)
    low, high, t = 0.0, jnp.inf, jnp.float32(1.0)
    for _ in range(limit):
        if f(x + t * d) > value + 0.1 * t * slope:
            high = t
            t = 0.5 * (low + high)
        elif jnp.dot(jax.grad(f)(x + t * d), d) < 0.7 * slope:
            low = t
            t = 2.0 * t if high == jnp.inf else 0.5 * (low + high)
        else:
            break
    return t


def setup():
    return {"x": jnp.array([3.0, 1.0])}


def between(state, i):
    state["x"] = jnp.array([3.0 - i, 1.0 + 0.25 * i])


def step(state, i):
    d = -jax.grad(f)(state["x"]) * [1.0, 0.02, 2.0][i % 3]
    return wolfe(state["x"], d)
