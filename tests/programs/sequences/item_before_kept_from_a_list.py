"""The array of the iteration before is kept, which is an array of the list."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, before, kept = jnp.zeros(4) + i, state["xs"][-1], []
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x - before)
        kept.append(before)
        before = x
    state["kept"] = kept
    return h, before, kept[0] is before, kept[1] is state["xs"][0]
