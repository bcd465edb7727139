"""Each side makes an object of the same class, which is then kept in the state: its attributes are merged."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Particle:
    def __init__(self, position, velocity):
        self.position, self.velocity = position, velocity


def setup():
    return {"particle": Particle(jnp.array(0.5), jnp.array(1.0))}


def step(state, i):
    p = state["particle"]
    position = p.position + p.velocity
    if position > 2.0:
        new = Particle(4.0 - position, -p.velocity)
    else:
        new = Particle(position, p.velocity + 0.25)
    state["particle"] = new
    return new.position
