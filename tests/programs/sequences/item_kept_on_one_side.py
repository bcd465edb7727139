"""An array of a list is kept where its sum is large, in a name and in a list."""
# expect: reason=branch-merge
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, last, found = jnp.zeros(4) + i, None, []
    for x in state["xs"][:12]:
        h = jnp.tanh(state["w"] @ h + x)
        if jnp.sum(x) > 1.0:
            last = x
            found.append(x)
    state["last"] = last
    return h, len(found)
