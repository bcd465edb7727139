"""A loop of forty rounds inside a loop of two, with a line in the inner one and a newline in the outer."""
# expect: converted, compiles<=1, hits>=3
# calls: 4

import jax.numpy as jnp


def setup():
    return {"x": jnp.zeros(2)}


def step(state, i):
    for row in range(2):
        total = state["x"][row]
        for k in range(40):
            total = total * 0.5 + k
            print(k if k % 13 == 0 else ".", end="")
        print(f" {total:.2f}")
        state["x"] = state["x"].at[row].set(total)
    return state["x"]
