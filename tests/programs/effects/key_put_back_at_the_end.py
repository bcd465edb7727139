"""A key is taken out of a dict and put back, others come and go: they stand in the order of the program."""
# expect: converted, compiles<=4, hits>=4

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.a, self.b, self.c = jnp.array(1.0), jnp.array(2.0), 0


def setup():
    return {"table": {"x": jnp.array(1.0), "y": jnp.array(2.0), "z": 3}, "model": Model()}


def step(state, i):
    table, model = state["table"], state["model"]
    x = table["x"]
    del table["x"]
    table["new"] = i
    table["x"] = x * 1.25
    if x > 2.0:
        table["high"] = i
        table["x"] = x - 1.75
    table["late"] = jnp.sum(x)
    a = model.a
    del model.a
    model.c += 1
    model.a = a + 1.0
    return list(vars(model)), list(table)[:1]
