"""A class statement inside the step."""
# expect: reason=unsupported-op

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    class Scaler:  # culprit
        factor = 0.5

        def __call__(self, x):
            return x * self.factor

    state["x"] = Scaler()(state["x"]) + 1.0
    return state["x"]
