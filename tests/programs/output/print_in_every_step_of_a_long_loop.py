"""A loop of seventy steps prints its number and a running total in each."""
# expect: converted, compiles<=1, hits>=4
# calls: 5

import jax.numpy as jnp


def setup():
    return {"x": jnp.arange(70.0), "total": jnp.array(0.0)}


def step(state, i):
    total = state["total"]
    for k in range(70):
        total = total + state["x"][k]
        print(k, total, sep=":", end=" ")
    print()
    state["total"] = total * 0.5
    return total
