"""What a class, its fields and an object of JAX's say of themselves changes between calls."""
# expect: converted, compiles<=5, hits>=5
# calls: 12

import dataclasses

import jax
import jax.numpy as jnp

add = jax.tree_util.Partial(jnp.add, b=1.0)


class Layer:
    size: int = 1


@dataclasses.dataclass
class Options:
    rate: float = 1.0


def setup():
    return jnp.ones(2)


def between(x, i):
    if i == 6:
        Layer.__annotations__["size"] = float
        Layer.__name__, Layer.__doc__ = "Renamed", "Explained."
        Options.__dataclass_fields__["rate"].default = 9.0
        add.keywords["b"] = 7.0


def step(x, i):
    known = Layer.__annotations__ is Layer.__annotations__, Layer.__annotations__["size"].__name__
    return x * add.keywords["b"], Layer.__name__, Layer.__doc__, known, dataclasses.fields(Options)[0].default
