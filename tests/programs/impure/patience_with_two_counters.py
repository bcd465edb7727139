"""Early stopping on a Python float: the rate is halved after two bad steps, training stops after four."""
# expect: converted, compiles<=3, hits>=5

# calls: 20

import jax.numpy as jnp


class Monitor:
    def __init__(self):
        self.best, self.bad, self.rate, self.stopped = float("inf"), 0, 0.4, False

    def watch(self, loss):
        if loss < self.best - 1e-3:
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
            if self.bad % 2 == 0:
                self.rate *= 0.5
            self.stopped = self.bad >= 4


def setup():
    return {"w": jnp.array([1.0, -2.0]), "monitor": Monitor()}


def step(state, i):
    monitor = state["monitor"]
    if monitor.stopped:
        return None
    state["w"] = state["w"] - monitor.rate * (state["w"] - (0.5 if i < 4 else 3.0))
    monitor.watch(float(jnp.sum(state["w"] ** 2)))
    return monitor.best, monitor.bad, monitor.rate
