"""Runge-Kutta-Fehlberg 4(5) from 0 to 1: a step with too large an error is repeated with half its length."""
# expect: converted, compiles<=3, hits>=3
# tolerance: 1e-4

import jax.numpy as jnp


def f(t, y, k):
    return -k * y + jnp.sin(t)


def rkf45(t, y, h, k):
    k1 = h * f(t, y, k)
    k2 = h * f(t + h / 4, y + k1 / 4, k)
    k3 = h * f(t + 3 * h / 8, y + 3 * k1 / 32 + 9 * k2 / 32, k)
    k4 = h * f(t + 12 * h / 13, y + (1932 * k1 - 7200 * k2 + 7296 * k3) / 2197, k)
    k5 = h * f(t + h, y + 439 * k1 / 216 - 8 * k2 + 3680 * k3 / 513 - 845 * k4 / 4104, k)
    k6 = h * f(t + h / 2, y - 8 * k1 / 27 + 2 * k2 - 3544 * k3 / 2565 + 1859 * k4 / 4104 - 11 * k5 / 40, k)
    fourth = y + 25 * k1 / 216 + 1408 * k3 / 2565 + 2197 * k4 / 4104 - k5 / 5
    fifth = y + 16 * k1 / 135 + 6656 * k3 / 12825 + 28561 * k4 / 56430 - 9 * k5 / 50 + 2 * k6 / 55
    return fifth, jnp.abs(fifth - fourth)


def setup():
    return {"k": jnp.float32(1.0), "y": jnp.float32(1.0)}


def between(state, i):
    state["k"] = jnp.float32([1.0, 4.0, 2.0, 9.0, 3.0, 0.5, 6.0, 12.0][i])


def step(state, i):
    t, y, h = jnp.float32(0.0), state["y"], jnp.float32(0.5)
    accepted = rejected = 0
    while t < 1.0:
        if t + h > 1.0:
            h = 1.0 - t
        new, error = rkf45(t, y, h, state["k"])
        if error < 1e-3:
            t, y = t + h, new
            accepted += 1
            if error < 1e-5:
                h = h * 2.0
        else:
            h = h * 0.5
            rejected += 1
    return y, accepted, rejected
