"""Arrays of a list that are put into another list are those very arrays, and so is the last of them."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, kept = jnp.zeros(4) + i, []
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
        kept.append(x)
        kept.append(h)
        last = x
    state["kept"], state["last"] = kept, last
    return kept[0] is state["xs"][0], last is x, kept[-2] is last
