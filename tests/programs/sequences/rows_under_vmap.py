"""A function with a loop over rows, mapped over a batch."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 480).reshape(2, 60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    def run(xs):
        h, outputs = jnp.zeros(4), []
        for x in xs:
            h = jnp.tanh(state["w"] @ h + x)
            outputs.append(h)
        return jnp.stack(outputs), sum(outputs)

    return jax.vmap(run)(state["xs"] + i)
