"""Lists and dictionaries rebuilt and assigned, so that the old ones stay what they were."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


class Replay:
    def __init__(self):
        self.items = [jnp.zeros(1)]
        self.previous = None


def setup():
    return Replay()


def step(replay, i):
    replay.previous = replay.items
    replay.items = [item + 1 for item in replay.items][-2:] + [jnp.array([float(len(replay.items))])]
    return replay.previous is replay.items, replay.items
