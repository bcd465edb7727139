"""A Kalman filter that ignores measurements too far from the prediction, and restarts after three of them."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Tracker:
    def __init__(self):
        self.x, self.p, self.missed = jnp.float32(0.0), jnp.float32(1.0), 0

    def update(self, z):
        self.p = self.p + 0.1
        innovation = z - self.x
        if innovation**2 > 9.0 * (self.p + 0.5):
            self.missed += 1
            if self.missed == 3:
                self.x, self.p, self.missed = z, jnp.float32(1.0), 0
            return False
        gain = self.p / (self.p + 0.5)
        self.x = self.x + gain * innovation
        self.p = (1.0 - gain) * self.p
        self.missed = 0
        return True


def setup():
    return {"tracker": Tracker(), "z": jnp.float32(0.0)}


def between(state, i):
    state["z"] = jnp.float32([0.5, 30.0, 0.25, 20.0, 21.0, 22.0, 21.5, 40.0][i])


def step(state, i):
    return state["tracker"].update(state["z"]), state["tracker"].x
