"""DQN: a replay buffer in Python, a target network copied now and then, an epsilon that decays."""
# expect: converted=Agent.learn, hits>=4
# calls: 12

import jax
import jax.numpy as jnp
import numpy as np


def q_values(params, states):
    return jnp.tanh(states @ params["w1"]) @ params["w2"]


class Agent:
    def __init__(self):
        source = np.random.RandomState(0)
        self.params = {n: jnp.asarray(source.randn(3, 3).astype("float32")) for n in ("w1", "w2")}
        self.target = self.params
        self.buffer = []
        self.epsilon = 1.0
        self.source = np.random.RandomState(1)

    def act(self, state):
        self.epsilon = max(0.1, self.epsilon * 0.9)
        if self.source.rand() < self.epsilon:
            return int(self.source.randint(3))
        return int(jnp.argmax(q_values(self.params, state)))

    def learn(self, states, actions, rewards, next_states):
        def loss_fn(params):
            future = jnp.max(q_values(self.target, next_states), axis=1)
            chosen = q_values(params, states)[jnp.arange(len(actions)), actions]
            return jnp.mean((chosen - rewards - 0.9 * future) ** 2)

        loss, grads = jax.value_and_grad(loss_fn)(self.params)
        self.params = jax.tree.map(lambda p, g: p - 0.01 * g, self.params, grads)
        return loss


def setup():
    return Agent()


def step(agent, i):
    state = np.array([i % 3 == 0, i % 3 == 1, i % 3 == 2], np.float32)
    action = agent.act(state)
    agent.buffer.append((state, action, float(action == i % 3), state[::-1].copy()))
    batch = [agent.buffer[n] for n in agent.source.randint(len(agent.buffer), size=4)]
    if i % 4 == 3:
        agent.target = agent.params
    return agent.learn(*(jnp.asarray(np.array(column)) for column in zip(*batch)))
