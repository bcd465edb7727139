"""match: every kind of pattern."""

from decode.cases import case


@case((1,), (2,), ("other",), (None,), (True,), (-1,), (1.0,))
def match_literals(x):
    match x:
        case 1:
            return "one"
        case 2 | 3:
            return "two or three"
        case None:
            return "none"
        case "other":
            return "text"
        case -1:
            return "minus"
        case _:
            return "rest"


class Spot:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Bare:
    pass


@case((Spot(0, 1),), (Spot(1, 1),), (Spot(2, 1),), (Spot(2, 3),), (Spot(7, None),), (3,), ("s",), (2.5,), (Bare(),))
def match_classes(p):
    match p:
        case Spot(0, y):
            return "left", y
        case Spot(x, y=yy) if x == yy:
            return "diagonal", x
        case Spot(x=2, y=1 | 2 as small):
            return "small", small
        case Spot():
            return "spot"
        case int(n):
            return "int", n
        case str() as s:
            return "str", s
        case float(real=r):
            return "float", r
        case Bare(missing=m):
            return m
        case _:
            return "nothing"


@case((Bare(),), (Spot(1, 2),))
def match_class_wrongly(p):
    match p:
        case Bare(a):
            return a
        case Spot(a, b, c):
            return a, b, c


@case(([],), ([1],), ((1, 2),), ([1, 2, 3],), ([0, 5, 6, 7],), ("ab",), (3,), ([[1], [2, 3]],))
def match_sequences(v):
    match v:
        case []:
            return "empty"
        case [x]:
            return "one", x
        case (1, y):
            return "pair", y
        case [0, *middle, last]:
            return "ends", middle, last
        case [[a], [b, *_]]:
            return "nested", a, b
        case [*everything]:
            return "all", everything
        case _:
            return "no sequence"


@case(({"a": 1},), ({"a": 2, "b": 3},), ({"kind": "x", "data": [1, 2]},), ({},), (3,))
def match_mappings(d):
    match d:
        case {"a": 1}:
            return "a is one"
        case {"a": x, **rest}:
            return x, rest
        case {"kind": str(k), "data": [first, *_]}:
            return k, first
        case {}:
            return "any mapping"
        case _:
            return "none"


class Names:
    RED = "red"


@case(("red",), ("blue",), (("red", 1),))
def match_values(x):
    match x:
        case Names.RED:
            return "value"
        case (Names.RED, n) as whole:
            return n, whole
        case other if len(other) == 4:
            return "guarded", other


@case((1, [2]), ({"k": 1}, 2), (None, None))
def match_tuple_subject(a, b):
    match a, b:
        case 1, [x]:
            return x
        case {"k": v}, _:
            return v
        case _, (None | False) as last:
            return "last", last


@case((3,))
def match_in_a_loop(n):
    found = []
    for item in [1, (2, 3), {"a": n}, "x", None]:
        match item:
            case int():
                continue
            case (a, b):
                found.append(a + b)
            case {"a": a}:
                found.append(a)
            case str():
                break
    return found
