"""An outer condition guards one effect and an inner one another, on the same objects."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Player:
    def __init__(self):
        self.health = jnp.array(3.0)
        self.lives = 9
        self.log = []


def setup():
    return Player()


def step(player, i):
    player.health = player.health - 1.25
    if player.health < 1.0:
        player.log.append("hurt")
        if player.health < 0.0:
            player.lives -= 1
            player.health = jnp.array(3.0)
            player.log.append(player.lives)
        else:
            player.health = player.health + 0.5
    return player.health, player.lives
