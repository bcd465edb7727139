"""A check of each state, which raises in some calls."""
# expect: converted, hits>=2
# calls: 8

import jax.numpy as jnp


def setup():
    return {
        "xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4),
        "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4),
        "seen": 0,
    }


def step(state, i):
    h, outputs = jnp.zeros(4) + (10.0 if i == 4 else 0.1 * i), []
    for x in state["xs"]:
        h = 0.5 * (state["w"] @ h) + x
        if jnp.max(jnp.abs(h)) > 4.0:
            raise ValueError("the state is too large")
        outputs.append(h)
        state["seen"] += 1
    return jnp.stack(outputs)
