"""The sequences grow by one when the loss, read as a float, has been low twice in a row."""
# expect: converted, compiles<=3, hits>=17

# calls: 20

import jax.numpy as jnp


class Curriculum:
    def __init__(self):
        self.length, self.low = 2, 0

    def report(self, loss):
        self.low = self.low + 1 if loss < 2.0 else 0
        if self.low == 2 and self.length < 4:
            self.length, self.low = self.length + 1, 0


def setup():
    return {"curriculum": Curriculum(), "w": jnp.array(2.0)}


def step(state, i):
    n = state["curriculum"].length
    x = jnp.arange(1.0, n + 1.0)
    h = jnp.zeros(())
    for k in range(n):
        h = jnp.tanh(h + state["w"] * x[k])
    state["w"] = state["w"] * 0.8
    state["curriculum"].report(float(h + state["w"]))
    return h, n, state["curriculum"].low
