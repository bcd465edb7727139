"""A long range of passes over rows, with a list that grows in the inner loop."""
# expect: converted, compiles<=1, hits>=3, rolled>=1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, ends = jnp.zeros(4) + i, []
    for k in range(60):
        outputs = []
        for x in state["xs"][:12]:
            h = jnp.tanh(state["w"] @ h + x * 0.1)
            outputs.append(h)
        ends.append(jnp.mean(jnp.stack(outputs), axis=0))
    return h, jnp.stack(ends), len(outputs), outputs[-1] is h
