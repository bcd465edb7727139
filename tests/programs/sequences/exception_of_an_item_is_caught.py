"""An exception that Python raises for some numbers is caught in the loop."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


def setup():
    return {
        "xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4),
        "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4),
        "scales": {k: k * 0.1 for k in range(0, 60, 2)},
    }


def step(state, i):
    h, missed = jnp.zeros(4) + i, 0
    for t, x in enumerate(state["xs"]):
        try:
            scale = state["scales"][t]
        except KeyError:
            missed += 1
            continue
        h = jnp.tanh(state["w"] @ h + x * scale)
    return h, missed, t
