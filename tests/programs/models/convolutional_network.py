"""A small LeNet: convolutions, pooling, a dense head, cross entropy."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


class Conv:
    def __init__(self, key, n_in, n_out):
        self.w = jax.random.normal(key, (n_out, n_in, 3, 3)) * 0.2

    def apply(self, w, x):
        return jax.nn.relu(jax.lax.conv(x, w, (1, 1), "SAME"))


def pool(x):
    return jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID")


class LeNet:
    def __init__(self, key):
        keys = jax.random.split(key, 3)
        self.convs = [Conv(keys[0], 1, 2), Conv(keys[1], 2, 3)]
        self.head = jax.random.normal(keys[2], (12, 4)) * 0.2

    def loss(self, weights, head, x, labels):
        for conv, w in zip(self.convs, weights):
            x = pool(conv.apply(w, x))
        logits = jax.nn.log_softmax(x.reshape(x.shape[0], -1) @ head)
        return -jnp.mean(jnp.take_along_axis(logits, labels[:, None], 1))

    def train(self, x, labels):
        weights = [conv.w for conv in self.convs]
        loss, (dw, dhead) = jax.value_and_grad(self.loss, (0, 1))(weights, self.head, x, labels)
        for conv, grad in zip(self.convs, dw):
            conv.w = conv.w - 0.05 * grad
        self.head = self.head - 0.05 * dhead
        return loss


def setup():
    return {"net": LeNet(jax.random.key(0)), "images": jax.random.normal(jax.random.key(1), (2, 1, 8, 8))}


def step(state, i):
    return state["net"].train(state["images"], jnp.array([1, 3]))
