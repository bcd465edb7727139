"""optax.sgd with momentum, state in an attribute; the bias and its momentum are weakly typed for a call or two."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp
import optax


class Trainer:
    def __init__(self):
        self.params = {"w": jnp.array([1.0, -1.0]), "b": jnp.array(0.0)}
        self.tx = optax.sgd(0.1, momentum=0.9)
        self.opt_state = self.tx.init(self.params)

    def train(self, x, y):
        loss, grads = jax.value_and_grad(lambda p: jnp.mean((x @ p["w"] + p["b"] - y) ** 2))(self.params)
        updates, self.opt_state = self.tx.update(grads, self.opt_state)
        self.params = optax.apply_updates(self.params, updates)
        return loss


def setup():
    return Trainer()


def step(trainer, i):
    return trainer.train(jnp.array([[1.0, 2.0], [0.5, 0.1]]), jnp.array([1.0, 0.0]))
