"""print(*generator) takes all items, which print themselves, before it writes the first of them."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def shown(value):
    print("making", value)
    return value


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    print(*(shown(value) for value in state["x"]), sep=" then ")
    print(shown("a"), shown("b"), sep=shown("-"), end=shown("!\n"))
    print([shown(k) for k in range(2)], {shown("k"): shown(i)})
    return state["x"]
