"""A leaky integrate-and-fire neuron: a spike resets the potential and starts a refractory time in Python ints."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Neuron:
    def __init__(self):
        self.v, self.wait, self.spikes = jnp.float32(0.0), 0, []

    def tick(self, current, t):
        if self.wait > 0:
            self.wait -= 1
            return
        self.v = 0.75 * self.v + current
        if self.v >= 1.0:
            self.v = jnp.float32(0.0)
            self.wait = 1
            self.spikes.append(t)


def setup():
    return {"neuron": Neuron(), "current": jnp.float32(0.5)}


def step(state, i):
    state["neuron"].tick(state["current"] + 0.125 * (i % 3), i)
    return state["neuron"].v, len(state["neuron"].spikes)
