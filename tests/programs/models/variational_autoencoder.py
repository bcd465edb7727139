"""A VAE with the reparameterisation trick; the key lives in the model."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


class VAE:
    def __init__(self, key, size=4, latent=2):
        self.key, *keys = jax.random.split(key, 4)
        self.latent = latent
        self.p = {
            "mean": jax.random.normal(keys[0], (size, latent)) * 0.3,
            "logvar": jax.random.normal(keys[1], (size, latent)) * 0.1,
            "decode": jax.random.normal(keys[2], (latent, size)) * 0.3,
        }

    def next_key(self):
        self.key, use = jax.random.split(self.key)
        return use

    def elbo(self, p, x, key):
        mean, logvar = x @ p["mean"], x @ p["logvar"]
        z = mean + jnp.exp(logvar / 2) * jax.random.normal(key, mean.shape)
        reconstruction = jnp.sum((z @ p["decode"] - x) ** 2, -1)
        kl = -0.5 * jnp.sum(1 + logvar - mean**2 - jnp.exp(logvar), -1)
        return jnp.mean(reconstruction + kl), (reconstruction.mean(), kl.mean())

    def train(self, x):
        (loss, parts), grads = jax.value_and_grad(self.elbo, has_aux=True)(self.p, x, self.next_key())
        for name, grad in grads.items():
            self.p[name] = self.p[name] - 0.02 * grad
        return loss, parts


def setup():
    return VAE(jax.random.key(3))


def step(vae, i):
    return vae.train(jnp.eye(4)[:3])
