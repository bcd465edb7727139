"""Whether an array of a list is the one before it, or one that is named, is asked in the loop."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


def setup():
    made = {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}
    made["xs"][7] = made["xs"][6]
    made["wanted"] = made["xs"][20]
    return made


def step(state, i):
    h, before, same, found = jnp.zeros(4) + i, None, 0, 0
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
        same += x is before
        found += x is state["wanted"]
        before = x
    return h, same, found
