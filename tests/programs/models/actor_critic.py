"""A3C's loss over an episode of Python lists: returns computed backwards, policy, value and entropy terms."""
# expect: converted, compiles<=2, hits>=5

import jax
import jax.numpy as jnp
import numpy as np


def heads(params, state):
    h = jnp.tanh(params["trunk"] @ state)
    return jax.nn.log_softmax(params["policy"] @ h), params["value"] @ h


def episode_loss(params, episode, discount):
    returns, total = [], 0.0
    for _, _, reward in reversed(episode):
        total = reward + discount * total
        returns.insert(0, total)
    loss = 0.0
    for (state, action, _), target in zip(episode, returns):
        log_probs, value = heads(params, state)
        advantage = target - value
        entropy = -jnp.sum(jnp.exp(log_probs) * log_probs)
        loss += -log_probs[action] * jax.lax.stop_gradient(advantage) + 0.5 * advantage**2 - 0.01 * entropy
    return loss / len(episode)


def setup():
    source = np.random.RandomState(0)
    shapes = {"trunk": (3, 2), "policy": (2, 3), "value": (3,)}
    params = {name: jnp.asarray(source.randn(*shape).astype("float32") * 0.5) for name, shape in shapes.items()}
    return {"params": params, "source": source, "episode": []}


def between(state, i):
    source = state["source"]
    state["episode"] = [
        (jnp.asarray(source.randn(2).astype("float32")), jnp.asarray(source.randint(2)), float(n)) for n in range(3)
    ]


def step(state, i):
    loss, grads = jax.value_and_grad(episode_loss)(state["params"], state["episode"], 0.9)
    state["params"] = {name: p - 0.1 * grads[name] for name, p in state["params"].items()}
    return loss
