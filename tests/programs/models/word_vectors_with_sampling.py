"""Skip-gram with negative samples drawn from a key folded with the step."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp


class SkipGram:
    def __init__(self, key, words=8, size=3):
        self.key = key
        self.vectors = jax.random.normal(key, (2, words, size)) * 0.3
        self.step = 0

    def train(self, centre, context):
        self.step += 1
        negatives = jax.random.randint(jax.random.fold_in(self.key, self.step), (4,), 0, 8)

        def loss(vectors):
            v = vectors[0, centre]
            good = jax.nn.log_sigmoid(vectors[1, context] @ v)
            bad = jax.nn.log_sigmoid(-(vectors[1, negatives] @ v))
            return -(good + bad.sum())

        loss_value, grad = jax.value_and_grad(loss)(self.vectors)
        self.vectors = self.vectors - 0.1 * grad
        return loss_value


def setup():
    return SkipGram(jax.random.key(5))


def step(model, i):
    return model.train(jnp.asarray(i % 8), jnp.asarray((i + 1) % 8))
