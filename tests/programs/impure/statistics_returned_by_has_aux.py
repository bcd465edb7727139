"""The loss returns new statistics and metrics as aux; the trainer stores the first and sums the second."""
# expect: converted, compiles<=1, hits>=7

import jax
import jax.numpy as jnp


class Trainer:
    def __init__(self):
        self.params = {"w": jnp.array([[0.5, -0.5], [0.25, 1.0]])}
        self.stats = {"mean": jnp.zeros(2)}
        self.metrics = {"accuracy": 0.0, "count": 0}

    def loss(self, params, stats, x):
        h = x @ params["w"]
        stats = {"mean": 0.9 * stats["mean"] + 0.1 * jnp.mean(h, axis=0)}
        return jnp.mean((h - stats["mean"]) ** 2), (stats, {"accuracy": jnp.mean(h > 0), "count": x.shape[0]})

    def train(self, x):
        grad_of = jax.value_and_grad(self.loss, has_aux=True)
        (loss, (self.stats, metrics)), grads = grad_of(self.params, self.stats, x)
        self.params = jax.tree.map(lambda p, g: p - 0.1 * g, self.params, grads)
        for name, value in metrics.items():
            self.metrics[name] += value
        return loss


def setup():
    return Trainer()


def step(trainer, i):
    return trainer.train(jnp.cos(jnp.arange(6.0).reshape(3, 2) + i)), trainer.metrics["count"]
