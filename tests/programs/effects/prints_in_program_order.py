"""Prints before, inside, between and after two branches: the lines come in the order of the program."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def check(name, x):
    if x > 2.0:
        print(" ", name, "is high")
        return x - 1.75
    return x


def setup():
    return {"a": jnp.array(1.0), "b": jnp.array(0.5)}


def step(state, i):
    print("step", i)
    state["a"] = check("a", state["a"] * 1.5)
    print(" between")
    state["b"] = check("b", state["b"] + state["a"])
    print(" after")
    return state["a"], state["b"]
