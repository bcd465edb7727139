"""Newton's method until float() of the error is below a tolerance that single precision does not have."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"a": jnp.float32(2.0), "tolerance": 1e-3}


def between(state, i):
    state["a"] = jnp.float32([2.0, 9.0, 0.5, 100.0, 2.0, 7.0, 3.0, 1.0][i])


def step(state, i):
    a = state["a"]
    x, error, count = a, float("inf"), 0
    while error > state["tolerance"]:
        new = 0.5 * (x + a / x)
        error = float(jnp.abs(new - x))
        x = new
        count += 1
    if error == 0.0:
        count = -count
    return x, error, count
