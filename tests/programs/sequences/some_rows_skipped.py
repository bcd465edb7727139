"""Some rows are skipped by continue, by number and by value, and finally counts."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, seen, tries = jnp.zeros(4) + i, 0, 0
    for t, x in enumerate(state["xs"]):
        try:
            if t % 3 == 1:
                continue
            if jnp.sum(x) < -3.0:
                continue
            h = jnp.tanh(state["w"] @ h + x)
            seen += 1
        finally:
            tries += 1
    return h, seen, tries
