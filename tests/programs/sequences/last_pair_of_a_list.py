"""The last pair of a list has a name behind the loop."""
# expect: converted, compiles<=1, hits>=3
# calls: 5

import jax.numpy as jnp


def setup():
    pairs = [(jnp.sin(jnp.arange(4.0) + k), jnp.ones(4) * k) for k in range(30)]
    return {"pairs": pairs, "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = jnp.zeros(4) + i
    for pair in state["pairs"]:
        h = jnp.tanh(state["w"] @ h + pair[0])
    state["last"] = pair
    return h, pair is state["pairs"][-1], pair[1] is state["pairs"][-1][1]
