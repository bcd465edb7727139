"""The dict of each layer is changed in the loop: an entry is taken out, and put back."""
# expect: converted, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


def setup():
    params = [
        {"w": 0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40), "b": jnp.full(40, 0.1)} for k in range(8)
    ]
    return {"params": params, "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    h = state["x"] * (i + 1)
    for p in state["params"]:
        b = p.pop("b")
        h = h + jnp.tanh(h @ p["w"] + b)
        p["b"] = 0.5 * b
    return h
