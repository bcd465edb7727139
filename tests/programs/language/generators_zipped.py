"""An endless generator of the user's given to zip with a range, inside the step."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def training(w):
    while True:
        w = w - 0.1 * w
        yield jnp.sum(w**2)


def setup():
    return {"start": 1.0}


def step(state, i):
    state["start"] += 1
    losses = [loss for loss, _ in zip(training(jnp.array([state["start"], 2.0])), range(3))]
    return list(zip(training(jnp.ones(1)), "ab")), losses
