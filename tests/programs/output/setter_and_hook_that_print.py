"""A property setter, __setattr__, __getitem__ and __enter__ print what happens to the object."""
# expect: converted, compiles<=4, hits>=4

import jax.numpy as jnp


class Loud:
    def __init__(self):
        self.__dict__.update(x=jnp.array(1.0), values={})

    def __setattr__(self, name, value):
        print("setting", name, "to", value)
        self.__dict__[name] = value

    def __getitem__(self, key):
        print("getting", key)
        return self.values.get(key, 0.0)

    def __enter__(self):
        print("entering")
        return self

    def __exit__(self, *error):
        print("leaving", error[0])

    @property
    def rate(self):
        print("reading the rate")
        return 0.5


def setup():
    return Loud()


def step(loud, i):
    with loud as inner:
        inner.x = inner.x * inner.rate + i
    loud.values[i % 3] = loud.x
    return loud[0] + loud[i]
