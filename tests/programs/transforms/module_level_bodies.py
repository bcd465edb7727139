"""Bodies and branches that are functions of the module and read nothing from outside, so JAX may keep their traces."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def body(h, x):
    h = jnp.tanh(h) + x
    return h, h * 2


def up(x):
    return x + 1.0


def down(x):
    return x - 1.0


def setup():
    return {"x": jnp.array(0.5)}


def step(state, i):
    final, outputs = jax.lax.scan(body, state["x"], jnp.arange(3.0))
    state["x"] = jax.lax.cond(final > 3.0, down, up, final) * 0.5
    return outputs, jax.checkpoint(up)(state["x"])
