"""An if inside each side of an if: all four ways through are taken."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"point": jnp.zeros(2)}


def between(state, i):
    state["point"] = jnp.array([1.0 if i % 2 else -1.0, 2.0 if i // 2 % 2 else -2.0]) * (i + 1)


def step(state, i):
    x, y = state["point"]
    if x > 0:
        if y > 0:
            angle = jnp.arctan(y / x)
        else:
            angle = 2 * jnp.pi + jnp.arctan(y / x)
    else:
        if y > 0:
            angle = jnp.pi + jnp.arctan(y / x)
        else:
            angle = jnp.pi - jnp.arctan(-y / x)
    return angle
