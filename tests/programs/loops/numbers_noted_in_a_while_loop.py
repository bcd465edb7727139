"""Numbers and texts are appended to lists, of the state and of the step, in a loop that an array ends."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Log:
    def __init__(self):
        self.losses, self.lines, self.rounds = [], [], 0


def setup():
    return {"x": jnp.array(20.0), "log": Log()}


def step(state, i):
    x, log, seen = state["x"] + i, state["log"], []
    while x * x > 2.0:
        x = x * 0.75
        log.losses.append(float(x))
        log.lines.append(f"round {log.rounds}: {x:.2f}")
        log.rounds += 1
        if x > 5.0:
            seen.append(log.rounds)
    state["x"] = x + 9.0
    return x, seen
