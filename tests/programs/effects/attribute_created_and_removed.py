"""One side creates an attribute and the other removes it: the keys of the object's dictionary come and go."""
# expect: compiles<=4

import jax.numpy as jnp


class Holder:
    def __init__(self):
        self.x = jnp.array(1.0)


def setup():
    return Holder()


def step(holder, i):
    if holder.x > 2.0:
        holder.cache = holder.x * 2
        holder.x = holder.x - 1.75
    else:
        holder.x = holder.x * 1.75
        if hasattr(holder, "cache"):
            del holder.cache
    return sorted(vars(holder)), holder.x
