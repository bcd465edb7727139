"""A module tree in the style of PyTorch: parameters found by walking attributes, written back by path."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


class Module:
    def parameters(self, prefix=""):
        for name, value in vars(self).items():
            if isinstance(value, jax.Array):
                yield prefix + name, value
            elif isinstance(value, Module):
                yield from value.parameters(prefix + name + ".")

    def set(self, path, value):
        *scope, leaf = path.split(".")
        owner = self
        for name in scope:
            owner = getattr(owner, name)
        setattr(owner, leaf, value)


class Linear(Module):
    def __init__(self, key, n_in, n_out):
        self.weight = jax.random.normal(key, (n_in, n_out)) * 0.4
        self.bias = jnp.zeros(n_out)

    def __call__(self, x):
        return x @ self.weight + self.bias


class Net(Module):
    def __init__(self, key):
        a, b = jax.random.split(key)
        self.hidden = Linear(a, 2, 3)
        self.out = Linear(b, 3, 1)

    def __call__(self, x):
        return self.out(jnp.tanh(self.hidden(x)))


def loss_of(net, values, x, y):
    saved = dict(net.parameters())
    for path, value in values.items():
        net.set(path, value)
    loss = jnp.mean((net(x) - y) ** 2)
    for path, value in saved.items():
        net.set(path, value)
    return loss


def setup():
    return Net(jax.random.key(0))


def step(net, i):
    x, y = jnp.array([[1.0, 2.0], [0.0, -1.0]]), jnp.array([[1.0], [0.0]])
    values = dict(net.parameters())
    loss, grads = jax.value_and_grad(lambda v: loss_of(net, v, x, y))(values)
    for path, grad in grads.items():
        net.set(path, values[path] - 0.1 * grad)
    return loss
