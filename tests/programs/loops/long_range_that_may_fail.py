"""A long loop that raises once its numbers are not finite: eager and converted raise alike."""
# expect: converted, hits>=3

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.ones(4), "calls": 0}


def step(state, i):
    state["calls"] += 1
    x = state["x"] * (1.0 if i % 4 < 3 else 3e38)
    for n in range(40):
        x = jax.nn.softmax(x) * jnp.sum(jnp.abs(x)) + 0.1 * jax.nn.gelu(x) + jax.nn.softplus(x) * 0.01
        if not jnp.all(jnp.isfinite(x)):
            raise FloatingPointError(f"not finite")
    return x
