"""A loop prints more lines in some calls than there was room for in the program: it gets more room."""
# expect: converted, compiles<=3, hits>=4
# calls: 12

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(3.0)}


def between(state, i):
    state["x"] = jnp.array(3.0 if i < 4 else 40.0 + i)


def step(state, i):
    x = state["x"]
    while x > 0.0:
        print(f"{x:.0f}", end=" ")
        x = x - 1.0
    print()
    return x
