"""The `__dict__` of an object is returned: it is that very dict, not a copy."""
# expect: reason=escaping-object

import jax.numpy as jnp


class Box:
    pass


def setup():
    box = Box()
    box.value = jnp.zeros(2)
    return box


def step(box, i):
    box.value = jnp.ones(2) * i
    return vars(box)
