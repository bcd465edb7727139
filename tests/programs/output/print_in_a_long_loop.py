"""A loop of seventy steps prints on every tenth."""
# expect: converted, compiles<=1, hits>=4
# calls: 5

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 0.0])}


def step(state, i):
    x = state["x"]
    for k in range(70):
        x = x * 0.9375 + 0.125
        if k % 10 == 0:
            print("k", k, f"{x[0]:.2f}")
    state["x"] = x
    return x
