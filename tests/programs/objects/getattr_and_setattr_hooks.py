"""__getattr__ for missing names and __setattr__ that files arrays into a dictionary, as module libraries do."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


class Module:
    def __init__(self):
        object.__setattr__(self, "params", {})
        self.training = True

    def __setattr__(self, name, value):
        if isinstance(value, jax.Array):
            self.params[name] = value
        else:
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        try:
            return self.params[name]
        except KeyError:
            raise AttributeError(name) from None


class Net(Module):
    def __init__(self):
        super().__init__()
        self.w = jnp.array([1.0, 2.0])

    def __call__(self, x):
        self.w = self.w * 0.9
        return x * self.w


def setup():
    return Net()


def step(net, i):
    return net(jnp.ones(2)), hasattr(net, "bias"), getattr(net, "bias", 3), sorted(vars(net))
