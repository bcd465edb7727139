"""A function with a loop is called for two arrays of different lengths."""
# expect: converted, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def run(w, xs):
    h, outputs = jnp.zeros(4), []
    for x in xs:
        h = jnp.tanh(w @ h + x)
        outputs += [h]
    return jnp.stack(outputs), x


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    return run(state["w"], state["xs"] + i), run(state["w"], state["xs"][:5]), run(state["w"], state["xs"][7:])
