"""A long recurrence keeps the states of some steps, which the number of the step decides; the last one may be among
them."""
# expect: converted, compiles<=2, hits>=3
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "h": jnp.ones(4), "kept": [], "losses": []}


def step(state, i):
    h = state["h"] + i
    for k in range(71):
        h = jnp.tanh(state["w"] @ jax.nn.softmax(h)) + 0.1 * h
        h = h - jnp.mean(jax.nn.log_softmax(h)) * jax.nn.softplus(h)
        if k % 7 == 0:
            state["kept"].append(h)
        if k == 3 or k > 60:
            state["losses"].append((k, float(h.sum())))
        elif k % 2:
            state["losses"].append(h * 2.0)
    state["h"] = h
    return h, k, state["kept"][-1] is h
