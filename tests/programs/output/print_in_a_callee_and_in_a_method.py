"""A function, a method and a closure print; each of them is called twice, one of them under a condition."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.array([1.0, -2.0])
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        print(f"call {self.calls} of the model with {x}")
        return self.w * x


def show(name, value):
    print(" ", name, "=", value)
    return value


def setup():
    return {"model": Model(), "x": jnp.array(0.5)}


def step(state, i):
    def remember(value):
        print("closure at step", i, "has", value)
        state["x"] = value

    y = state["model"](state["x"]).sum()
    show("y", y)
    if y < 0:
        y = show("minus y", -y)
        state["model"](y)
    remember(y * 0.75)
    remember(state["x"] + 0.25)
    return y
