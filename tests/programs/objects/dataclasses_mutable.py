"""A dataclass as training state: read, written, compared, made anew, with default factories."""
# expect: converted, compiles<=2, hits>=5

from dataclasses import dataclass, field

import jax.numpy as jnp


@dataclass
class Metrics:
    count: int = 0
    names: list = field(default_factory=list)


@dataclass
class TrainState:
    w: object
    step: int = 0
    metrics: Metrics = field(default_factory=Metrics)

    def advance(self, grad):
        self.w = self.w - 0.1 * grad
        self.step += 1
        self.metrics.count = self.step * 2


def setup():
    return TrainState(jnp.array([1.0, 2.0]))


def step(state, i):
    state.advance(state.w * 2)
    state.metrics.names.append("w")
    return TrainState(state.w, state.step), Metrics() == Metrics(0, [])
