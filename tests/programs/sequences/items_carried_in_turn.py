"""Arrays of a list go through two names, one of which is kept."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, a, b, kept = jnp.zeros(4) + i, state["xs"][0], state["xs"][1], []
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x - a)
        kept.append(a)
        a, b = b, x
    state["kept"] = kept
    return h, kept[2] is state["xs"][0]
