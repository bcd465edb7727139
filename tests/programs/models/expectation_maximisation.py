"""EM for a mixture of Gaussians, written with loops over components."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp
import numpy as np


class Mixture:
    def __init__(self, components):
        self.means = [jnp.array(float(2 * n)) for n in range(components)]
        self.weights = jnp.ones(components) / components
        self.likelihoods = []

    def responsibilities(self, x):
        scores = [jnp.log(w) - 0.5 * (x - m) ** 2 for w, m in zip(self.weights, self.means)]
        scores = jnp.stack(scores)
        self.likelihoods.append(jax.nn.logsumexp(scores, axis=0).mean())
        return jax.nn.softmax(scores, axis=0)

    def fit(self, x):
        r = self.responsibilities(x)
        for n in range(len(self.means)):
            self.means[n] = jnp.sum(r[n] * x) / jnp.sum(r[n])
        self.weights = r.mean(axis=1)


def setup():
    x = np.random.RandomState(0).randn(12).astype("float32") + np.repeat([0, 4], 6)
    return {"model": Mixture(2), "x": jnp.asarray(x.astype("float32"))}


def step(state, i):
    state["model"].fit(state["x"])
    return state["model"].means
