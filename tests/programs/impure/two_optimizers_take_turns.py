"""Generator and discriminator are trained in turns; which one is frozen is a flag on the parameters."""
# expect: converted, compiles<=3, hits>=13
# calls: 16

import jax
import jax.numpy as jnp


class Player:
    def __init__(self, w, rate):
        self.w, self.rate, self.frozen, self.updates = w, rate, False, 0

    def apply(self, grad):
        if not self.frozen:
            self.w = self.w - self.rate * grad
            self.updates += 1


def setup():
    return {"g": Player(jnp.array([0.5, 0.1]), 0.05), "d": Player(jnp.array([-0.3, 0.4]), 0.1), "turn": 0}


def score(g, d, noise):
    return jnp.sum(jnp.tanh(d * (jnp.ones(2) - g * noise)))


def step(state, i):
    g, d = state["g"], state["d"]
    g.frozen, d.frozen = state["turn"] % 2 == 0, state["turn"] % 2 == 1
    value, grads = jax.value_and_grad(score, argnums=(0, 1))(g.w, d.w, 1.0 + 0.1 * i)
    g.apply(-grads[0])
    d.apply(grads[1])
    state["turn"] += 1
    return value, g.updates, d.updates
