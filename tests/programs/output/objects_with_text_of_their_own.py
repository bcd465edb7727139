"""Objects with __str__, __repr__ and __format__ are printed; each of them counts how often it was asked."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


class Meter:
    def __init__(self, name):
        self.name, self.value, self.asked = name, jnp.array(0.0), 0

    def __str__(self):
        self.asked += 1
        return f"{self.name}={self.value:.3f}"

    def __repr__(self):
        self.asked += 10
        return f"Meter({self.name!r}, {self.value})"

    def __format__(self, spec):
        self.asked += 100
        return format(self.name, spec) + "!"


def setup():
    return {"loss": Meter("loss"), "accuracy": Meter("accuracy")}


def step(state, i):
    for meter in state.values():
        meter.value = meter.value * 0.5 + i
    print(state["loss"], state["accuracy"])
    print(f"{state['loss']:>8} and {state['loss']!r}")
    print([state["accuracy"], state["loss"]])
    print("%s %r" % (state["loss"], state["accuracy"]), str(state["accuracy"]), repr(state["loss"]))
    return state["loss"].asked, state["accuracy"].asked
