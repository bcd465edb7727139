"""__new__ that returns an object which exists, a metaclass with __call__, and a class that counts its instances."""
# expect: compiles<=2

import jax.numpy as jnp


class Once(type):
    def __call__(cls, *args):
        if "instance" not in vars(cls):
            cls.instance = super().__call__(*args)
        return cls.instance


class Settings(metaclass=Once):
    def __init__(self, scale):
        self.scale = scale


class Shared:
    pool = {}

    def __new__(cls, name):
        return cls.pool.setdefault(name, super().__new__(cls))

    def __init__(self, name):
        self.uses = getattr(self, "uses", 0) + 1


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    settings = Settings(2.0 + i)
    shared = Shared("a")
    state["x"] = state["x"] * settings.scale * 0.4
    return settings is Settings(5.0), shared.uses, len(Shared.pool)
