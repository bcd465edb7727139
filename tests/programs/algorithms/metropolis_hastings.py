"""Metropolis-Hastings: a proposal is accepted or rejected, and the acceptances are counted."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def log_density(x):
    return -0.5 * jnp.sum(x**2)


class Chain:
    def __init__(self, key):
        self.key, self.x, self.accepted = key, jnp.array([1.0, -1.0]), 0

    def advance(self):
        self.key, propose, decide = jax.random.split(self.key, 3)
        proposal = self.x + 1.5 * jax.random.normal(propose, (2,))
        log_ratio = log_density(proposal) - log_density(self.x)
        if log_ratio >= 0 or jnp.log(jax.random.uniform(decide)) < log_ratio:
            self.x = proposal
            self.accepted += 1
        return self.x


def setup():
    return Chain(jax.random.key(0))


def step(chain, i):
    return [chain.advance() for _ in range(3)], chain.accepted
