"""A line of text for the log with the step and the loss in it."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Log:
    def __init__(self):
        self.lines = []

    def write(self, line):
        self.lines.append(line)


def setup():
    return {"x": jnp.array([1.0, 2.0]), "log": Log(), "step": 0}


def step(state, i):
    state["x"] = jnp.tanh(state["x"]) + 1.0
    loss = jnp.sum(state["x"])
    state["log"].write(f"step {state['step']:>3}: loss {loss:.3f}")
    state["step"] += 1
    return loss
