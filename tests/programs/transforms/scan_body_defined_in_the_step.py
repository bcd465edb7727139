"""lax.scan with a body that is a closure made anew on each call, over arrays and Python numbers that change."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp


def setup():
    return {"w": jnp.array(0.5), "gain": 1.0, "xs": jnp.arange(4.0)}


def step(state, i):
    w, gain = state["w"], state["gain"]

    def body(h, x):
        h = jnp.tanh(h * w) + x * gain
        return h, h * state["w"]

    state["w"] = w * 0.9
    state["gain"] += 0.5
    return jax.lax.scan(body, 0.0, state["xs"])
