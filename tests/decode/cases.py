"""How the corpus says which functions are run with which arguments."""

from typing import NamedTuple


class Case(NamedTuple):
    function: object
    calls: tuple


CASES: list[Case] = []


def case(*calls):
    """Run the decorated function with each of these argument tuples (once without arguments if there are none)."""

    def register(function):
        CASES.append(Case(function, calls or ((),)))
        return function

    return register
