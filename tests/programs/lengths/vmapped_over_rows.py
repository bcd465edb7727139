"""The rows are given to jax.vmap: each length has a program of its own."""
# expect: converted
# calls: 26

import jax
import jax.numpy as jnp

LENGTHS = [5, 7, 5, 7, 5, 7]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    return jax.vmap(lambda x: jnp.tanh(x @ state["u"]).sum())(state["xs"]).mean()
