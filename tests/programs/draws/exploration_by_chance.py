"""An agent explores by chance and else takes the best action; the chance shrinks from call to call."""
# expect: converted, compiles<=5, hits>=12
# calls: 24

import random

import jax.numpy as jnp


class Agent:
    def __init__(self):
        self.values = jnp.array([0.1, 0.5, 0.2])
        self.chance, self.explored = 0.9, 0
        self.random = random.Random(5)


def setup():
    return Agent()


def step(agent, i):
    if agent.random.random() < agent.chance:
        action = agent.random.randrange(3)
        agent.explored += 1
    else:
        action = jnp.argmax(agent.values)
    agent.chance *= 0.9
    agent.values = agent.values.at[action].add(0.1)
    return agent.values, agent.explored
