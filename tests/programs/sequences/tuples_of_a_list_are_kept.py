"""Pairs of arrays of a list are put into another list, and the last of them has a name."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


def setup():
    pairs = [(jnp.sin(jnp.arange(4.0) + k), jnp.ones(4) * k) for k in range(30)]
    return {"pairs": pairs, "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, kept = jnp.zeros(4) + i, []
    for pair in state["pairs"]:
        h = jnp.tanh(state["w"] @ h + pair[0])
        kept.append(pair)
    state["kept"] = kept
    return h, kept[3] is state["pairs"][3], pair is kept[-1]
