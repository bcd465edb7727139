"""Functions given to lax.scan and lax.cond print while JAX traces them."""
# expect: reason=output

import jax
import jax.numpy as jnp


def body(carry, x):
    print("tracing the body")  # culprit
    return carry + x, carry


def halved(x):
    print("high")
    return x * 0.5


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    total, _ = jax.lax.scan(body, 0.0, state["x"])
    state["x"] = jax.lax.cond(total > 2.0, halved, lambda x: print("low") or x + 1.0, state["x"])
    print("total", total)
    return total
