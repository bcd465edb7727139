"""__setattr__ registers arrays as parameters and everything else as plain attributes, as neural modules do."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp


class Module:
    def __init__(self):
        object.__setattr__(self, "params", {})

    def __setattr__(self, name, value):
        if isinstance(value, jax.Array):
            self.params[name] = value
        else:
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        try:
            return self.__dict__["params"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __delattr__(self, name):
        self.params.pop(name)


def setup():
    module = Module()
    module.w, module.steps = jnp.array([1.0, -1.0]), 0
    return module


def step(module, i):
    module.w = module.w * 0.9 + i
    module.steps += 1
    module.cache = module.w**2
    total = sum(jnp.sum(p) for p in module.params.values())
    del module.cache
    return total, list(module.params), hasattr(module, "cache"), module.steps
