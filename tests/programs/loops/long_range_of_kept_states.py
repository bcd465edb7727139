"""A list of the states of a long recurrence: the last of them is the state itself, and none is another's."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "h": jnp.ones(4), "kept": []}


def step(state, i):
    h = state["h"] + i
    for k in range(25, 0, -1):
        state["kept"].append(h)
        h = jnp.tanh(state["w"] @ jax.nn.softmax(h)) + 0.1 * h * k
        h = h - jnp.mean(jax.nn.log_softmax(h)) * jax.nn.softplus(h) + jax.nn.gelu(h)
    state["kept"].append(h)
    state["h"] = h
    return h, k
