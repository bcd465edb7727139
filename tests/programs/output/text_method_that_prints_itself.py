"""The __str__ of an argument prints a line of its own, which stands before the rest of the line that asked for it."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


class Chatty:
    def __init__(self):
        self.x = jnp.array(2.0)

    def __str__(self):
        print("(asked)", end=" ")
        return f"chatty {self.x}"


def setup():
    return Chatty()


def step(chatty, i):
    chatty.x = chatty.x * 0.5 + i
    print("step", i, chatty, "and again", chatty)
    print(f"{chatty}", sep="")
    return chatty.x
