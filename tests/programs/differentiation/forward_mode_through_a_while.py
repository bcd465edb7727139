"""jax.jvp through a while on an array condition: the tangent goes along in the loop."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def settle(x, rate):
    while jnp.max(jnp.abs(x)) > 1.0:
        x = x * rate
    return x


def setup():
    return {"x": jnp.array([1.0, 2.0]), "rate": jnp.float32(0.5)}


def between(state, i):
    state["x"] = jnp.array([i * 3 % 7, 0.5 - i])


def step(state, i):
    return jax.jvp(settle, (state["x"], state["rate"]), (jnp.ones(2), jnp.float32(1.0)))
