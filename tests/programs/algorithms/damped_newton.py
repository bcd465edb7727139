"""Newton's method for a minimum with damping: a step that does not go down is halved, a few times at most."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def f(x):
    return jnp.log(1.0 + jnp.exp(-3.0 * x)) + 0.1 * x**2


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32(i * 1.5 - 5.0)


def step(state, i):
    x = state["x"]
    d = -jax.grad(f)(x) / jax.grad(jax.grad(f))(x)
    rate = 1.0
    for halvings in range(6):
        if f(x + rate * d) < f(x):
            break
        rate *= 0.5
    return x + rate * d, rate, halvings
