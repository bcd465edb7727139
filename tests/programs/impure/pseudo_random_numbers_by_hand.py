"""A linear congruential generator in Python integers of any size feeds noise into the arrays."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


class Generator:
    def __init__(self, seed):
        self.state, self.product = seed, 1

    def draw(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        self.product *= self.state | 1
        return (self.state >> 33) / 2**31


def setup():
    return {"random": Generator(42), "x": jnp.array([0.5, 1.0])}


def step(state, i):
    noise = state["random"].draw()
    state["x"] = jnp.tanh(state["x"] + noise)
    return state["x"], noise, state["random"].state, state["random"].product.bit_length()
