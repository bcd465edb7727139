"""x.at[i].set, .add, .multiply and .min at the number of the call, at slices and at pairs, on a stored board."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Board:
    def __init__(self):
        self.cells, self.moves = jnp.zeros((3, 3)), []

    def play(self, row, column, value):
        self.moves.append((row, column))
        self.cells = self.cells.at[row, column].set(value).at[row].add(0.1).at[:, column].multiply(0.9)
        self.cells = self.cells.at[jnp.array([0, 2]), jnp.array([0, 2])].min(1.5)


def setup():
    return Board()


def step(board, i):
    old = board.cells
    board.play(i % 3, (i * 2) % 3, float(i))
    board.moves[:] = board.moves[-2:]
    return board.cells, jnp.sum(board.cells - old), board.moves
