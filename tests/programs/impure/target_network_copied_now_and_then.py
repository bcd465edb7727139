"""The target network is a copy of the online one, made anew on every third call, and moved softly in between."""
# expect: converted, compiles<=4, hits>=16
# calls: 20

import copy

import jax
import jax.numpy as jnp


class Network:
    def __init__(self):
        self.params, self.version = [jnp.array([0.5, -0.5]), jnp.array(0.1)], 0

    def value(self, s):
        return jnp.tanh(s @ self.params[0]) + self.params[1]


def setup():
    online = Network()
    return {"online": online, "target": copy.deepcopy(online), "count": 0}


def step(state, i):
    online, target = state["online"], state["target"]
    s = jnp.array([0.1, 0.2]) * (i % 5)
    wanted = 1.0 + 0.9 * target.value(s)
    grads = jax.grad(lambda p: (jnp.tanh(s @ p[0]) + p[1] - wanted) ** 2)(online.params)
    online.params = [p - 0.1 * g for p, g in zip(online.params, grads)]
    online.version += 1
    state["count"] += 1
    if state["count"] % 3 == 0:
        state["target"] = copy.copy(online)
    else:
        target.params = [0.99 * t + 0.01 * o for t, o in zip(target.params, online.params)]
    return wanted, state["target"].version, state["target"].params is online.params
