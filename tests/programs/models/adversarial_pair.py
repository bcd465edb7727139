"""A GAN: two networks and two optimizers updated in turn, the discriminator twice for each generator step."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp
import optax


def network(params, x):
    return jnp.tanh(x @ params["w1"]) @ params["w2"]


class Player:
    def __init__(self, key, n_in, n_out):
        a, b = jax.random.split(key)
        self.params = {"w1": jax.random.normal(a, (n_in, 3)), "w2": jax.random.normal(b, (3, n_out))}
        self.tx = optax.sgd(0.05)
        self.opt = self.tx.init(self.params)
        self.updates = 0

    def improve(self, loss_fn):
        loss, grads = jax.value_and_grad(loss_fn)(self.params)
        updates, self.opt = self.tx.update(grads, self.opt)
        self.params = optax.apply_updates(self.params, updates)
        self.updates += 1
        return loss


class GAN:
    def __init__(self, key):
        a, b, self.key = jax.random.split(key, 3)
        self.generator, self.discriminator = Player(a, 2, 2), Player(b, 2, 1)

    def noise(self):
        self.key, use = jax.random.split(self.key)
        return jax.random.normal(use, (4, 2))

    def train(self, real):
        for _ in range(2):
            fake = network(self.generator.params, self.noise())
            d_loss = self.discriminator.improve(
                lambda p: jnp.mean(jax.nn.softplus(-network(p, real)) + jax.nn.softplus(network(p, fake)))
            )
        z = self.noise()
        judge = self.discriminator.params
        g_loss = self.generator.improve(lambda p: jnp.mean(jax.nn.softplus(-network(judge, network(p, z)))))
        return d_loss, g_loss


def setup():
    return GAN(jax.random.key(0))


def step(gan, i):
    return gan.train(jnp.array([[1.0, 1.0], [0.9, 1.1], [1.1, 0.8], [1.0, 1.2]]))
