"""An optimizer object of the user's own around optax, with minimize(loss_fn) and the weights inside."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp
import optax


class Optimizer:
    def __init__(self, params, tx):
        self.params, self.tx = params, tx
        self.state = tx.init(params)
        self.iterations = 0

    def minimize(self, loss_fn):
        loss, grads = jax.value_and_grad(loss_fn)(self.params)
        updates, self.state = self.tx.update(grads, self.state, self.params)
        self.params = optax.apply_updates(self.params, updates)
        self.iterations += 1
        return loss


def setup():
    return Optimizer({"w": jnp.array([2.0, 0.0])}, optax.rmsprop(0.05))


def step(optimizer, i):
    x = jnp.array([1.0, float(i % 2)])
    return optimizer.minimize(lambda p: (p["w"] @ x - 1.0) ** 2), optimizer.iterations
