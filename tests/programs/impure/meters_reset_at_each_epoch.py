"""Meters average loss and accuracy over an epoch of three calls; then their results go to a list and they reset."""
# expect: converted, compiles<=5, hits>=15

# calls: 20

import jax.numpy as jnp


class Meter:
    def __init__(self):
        self.reset()

    def reset(self):
        self.total, self.weight = 0.0, 0

    def update(self, value, n=1):
        self.total += value * n
        self.weight += n

    @property
    def average(self):
        return self.total / max(1, self.weight)


def setup():
    return {"meters": {"loss": Meter(), "accuracy": Meter()}, "epochs": [], "w": jnp.array([1.0, -1.0])}


def step(state, i):
    state["w"] = state["w"] * 0.9
    meters = state["meters"]
    meters["loss"].update(jnp.sum(state["w"] ** 2), n=4 + i % 2)
    meters["accuracy"].update(float(jnp.mean(state["w"] > 0)))
    averages = {name: meter.average for name, meter in meters.items()}
    if i % 3 == 2:
        state["epochs"] = [*state["epochs"][-1:], averages]
        for meter in meters.values():
            meter.reset()
    return averages, len(state["epochs"])
