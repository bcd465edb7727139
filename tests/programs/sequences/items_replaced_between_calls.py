"""Arrays of the list are others in each call, one of them another array of the list."""
# expect: converted, compiles<=2, hits>=3, rolled==1
# calls: 8

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, kept = jnp.zeros(4) + i, []
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
        kept.append(x)
    state["kept"] = kept
    return h, [one is other for one, other in zip(kept, state["xs"])]


def between(state, i):
    state["xs"][i] = state["xs"][i + 1] if i == 5 else jnp.ones(4) * i
