"""A replay buffer in NumPy arrays: transitions written at a moving position, a batch drawn from what is there."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp
import numpy as np


class Replay:
    def __init__(self, capacity, width):
        self.states = np.zeros((capacity, width), np.float32)
        self.rewards = np.zeros(capacity, np.float32)
        self.capacity = capacity
        self.position = 0
        self.size = 0

    def add(self, state, reward):
        self.states[self.position] = state
        self.rewards[self.position] = reward
        self.position = (self.position + 1) % self.capacity
        self.size = min(self.size + 1, self.capacity)

    def sample(self, rng, count):
        picks = rng.integers(0, self.size, count)
        return self.states[picks], self.rewards[picks]


def setup():
    return {"replay": Replay(4, 3), "rng": np.random.default_rng(0), "w": jnp.ones(3)}


def step(state, i):
    replay = state["replay"]
    states, rewards = replay.sample(state["rng"], 2) if replay.size else (np.ones((2, 3), np.float32), np.zeros(2))
    error = jnp.asarray(states) @ state["w"] - jnp.asarray(rewards)
    state["w"] = state["w"] - 0.01 * jnp.mean(error[:, None] * states, axis=0)
    replay.add(np.full(3, i * 0.5, np.float32), jnp.sum(state["w"]))
    return jnp.mean(error**2), replay.position, replay.size
