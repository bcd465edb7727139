"""A loop that does not converge within its limit raises; most calls converge."""
# expect: converted, compiles<=1, hits>=4, fallbacks<=2

import jax.numpy as jnp


def solve(a):
    x, n = a, 0
    while jnp.abs(x * x - a) > 1e-2:
        x = 0.5 * (x + a / x)
        n += 1
        if n > 6:
            raise RuntimeError(f"no convergence after {n} passes")
    return x


def setup():
    return {"a": jnp.float32(2.0)}


def between(state, i):
    state["a"] = jnp.float32([2.0, 9.0, 1.0, 5.0, 5000.0, 3.0, 20.0, 10000.0][i])


def step(state, i):
    return solve(state["a"])
