"""A set is cleared at the start of an epoch and filled again; the only item of another one is popped and put back."""
# expect: converted, compiles<=4, hits>=6
# calls: 14

import jax.numpy as jnp


class Epoch:
    def __init__(self):
        self.batches = set()
        self.token = {"token"}


def setup():
    return {"x": jnp.array([1.0, 2.0]), "epoch": Epoch()}


def step(state, i):
    epoch = state["epoch"]
    if i % 4 == 0:
        epoch.batches.clear()
    epoch.batches.add(i % 4)
    taken = epoch.token.pop()
    empty = not epoch.token
    try:
        epoch.token.pop()
    except KeyError as error:
        empty = (empty, str(error))
    epoch.token.add(taken)
    state["x"] = state["x"] * 0.5 + len(epoch.batches)
    return jnp.sum(state["x"]), taken, empty, len(epoch.batches), len(epoch.token)
