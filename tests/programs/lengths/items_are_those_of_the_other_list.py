"""A list that was turned round has the items of the first one."""
# expect: converted, compiles<=12, hits>=3
# calls: 26

import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    h, states = jnp.zeros(4), []
    for x in state["xs"]:
        h = jnp.tanh(h @ state["w"] + x @ state["u"])
        states.append(h)
    turned = states[::-1]
    return turned[0] is h, turned[0] is states[-1], states[0] is turned[-1], turned
