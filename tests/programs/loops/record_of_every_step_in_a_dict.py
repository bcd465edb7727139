"""A dict of an object that has a record for each step, and one that had other keys before."""
# expect: converted, compiles<=2, hits>=3, rolled>=1

import jax.numpy as jnp


class Recorder:
    def __init__(self):
        self.cache = {"start": 1}
        self.records = {}


def setup():
    return Recorder()


def step(recorder, i):
    h = jnp.ones(3) * i
    for t in range(120):
        h = jnp.cos(h * 0.8 + t)
        recorder.cache[t] = h * 2
        recorder.records[t] = {"h": h, "t": t, "first": float(h[0])}
    print(len(recorder.records), float(recorder.records[3]["h"].sum()))
    return h, list(recorder.records), recorder.cache[5]
