"""Exceptions that carry counters, arrays and text of arrays are caught and looked at."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Diverged(RuntimeError):
    def __init__(self, step, *, loss):
        super().__init__(f"diverged at {step}", loss)
        self.step = step


def fail(kind, state):
    if kind == 0:
        raise Diverged(state["step"], loss=state["x"].sum())
    if kind == 1:
        raise ValueError(f"loss {state['x'][0]:.2f}")
    if kind == 2:
        raise KeyError("name")
    raise LookupError(state["step"])


def setup():
    return {"step": 0, "x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["step"] += 1
    state["x"] = state["x"] * 0.5
    seen = []
    for kind in range(4):
        try:
            fail(kind, state)
        except Diverged as error:
            error.add_note("seen")
            seen += [error.step, error.args, error.__notes__]
        except (ValueError, LookupError) as error:
            seen += [str(error), f"{error}", error.args, type(error).__name__]
    return seen
