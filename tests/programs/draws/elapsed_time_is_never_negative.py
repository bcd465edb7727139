"""Differences of time.perf_counter and time.time are summed in the state; only their sign is shown."""
# expect: converted, compiles<=2, hits>=5

import time

import jax.numpy as jnp


class Timer:
    def __init__(self):
        self._spent, self.laps = [0.0], 0

    def lap(self, start):
        self.laps += 1
        return time.perf_counter() - start >= 0.0


def setup():
    return {"x": jnp.array([0.5, 1.0]), "timer": Timer()}


def step(state, i):
    start, wall = time.perf_counter(), time.time()
    state["x"] = jnp.sin(state["x"]) + i
    return state["x"], state["timer"].lap(start), time.time() - wall > -1.0, state["timer"].laps
