"""vjp with a function that is called twice, jvp along a direction, and linearize."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def f(x, y):
    return jnp.sin(x) * y, x + y


def setup():
    return {"x": jnp.array([0.1, 0.2]), "y": jnp.array([1.0, 2.0])}


def step(state, i):
    x, y = state["x"], state["y"]
    outputs, pull = jax.vjp(f, x, y)
    dx, dy = pull((jnp.ones(2), jnp.zeros(2)))
    dx2, _ = pull((jnp.zeros(2), jnp.ones(2)))
    value, slope = jax.jvp(lambda a: f(a, y)[0], (x,), (jnp.ones(2),))
    _, push = jax.linearize(lambda a: a * state["y"], x)
    state["x"] = x + 0.1 * dx
    return outputs, dy, dx2, value, slope, push(jnp.ones(2))
