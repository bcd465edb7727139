"""The closed catalogue of reasons why a frame is not converted.

Invariant: every rejection names one entry of REASONS; `Rejected` refuses any other name.  A reason's name is stable:
users may search for it, tests may assert on it.  FUNDAMENTAL cannot change, NOT_YET is a limit of this version,
POLICY is a choice.
"""

import enum
from dataclasses import dataclass


class ReasonKind(enum.Enum):
    FUNDAMENTAL = "fundamental"
    NOT_YET = "not yet"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Reason:
    """One entry of the catalogue: what it means in general, and what the user can do about it."""

    kind: ReasonKind
    summary: str
    hint: str


_F, _N, _P = ReasonKind.FUNDAMENTAL, ReasonKind.NOT_YET, ReasonKind.POLICY

REASONS: dict[str, Reason] = {
    "array-branch": Reason(
        _N, "a branch depends on the value of an array", "jnp.where keeps both sides in the program"
    ),
    "branch-merge": Reason(
        _N,
        "the two sides of a branch on an array leave values that cannot be joined",
        "leave arrays of one shape and dtype on both sides",
    ),
    "assumption-failed": Reason(
        _P,
        "a branch on an array keeps going the way that was assumed not to be taken",
        "move what raises, or is not supported, out of the branch",
    ),
    "loop-carry": Reason(
        _N,
        "a loop that an array ends changes something that cannot be carried from one iteration to the next",
        "carry arrays and Python numbers",
    ),
    "loop-carry-shape": Reason(
        _F, "an array changes its shape in a loop that an array ends", "give it its final shape before the loop"
    ),
    "late-value-branch": Reason(
        _N, "a branch depends on a Python value read back from an array", "test it outside the function that trains"
    ),
    "late-value-use": Reason(
        _N,
        "a Python value read back from an array is used before the function ends",
        "keep it an array: drop float() or .item()",
    ),
    "array-identity": Reason(_N, "`is` between computed arrays", "compare values, or the objects that hold the arrays"),
    "impure-call": Reason(
        _F, "a call whose result changes from call to call", "make the call outside and pass its result in"
    ),
    "unknown-native-call": Reason(
        _N, "a call of compiled code that is not known to be pure", "make the call outside the function that trains"
    ),
    "opaque-object": Reason(_N, "an object whose inside cannot be seen is used", "pass in what is needed from it"),
    "container-subclass": Reason(
        _N, "a container of a type that is not list, dict or tuple", "use a plain list or dict"
    ),
    "existing-iterator": Reason(_F, "an iterator made outside is advanced", "call next() outside and pass the item in"),
    "coroutine": Reason(_F, "async code is not converted", "move the array work into a plain function"),
    "output": Reason(_N, "the function writes output", "return the value and print it outside"),
    "import": Reason(_N, "an import inside the function runs module code", "import at the top of the file"),
    "class-write": Reason(
        _N, "an attribute of a class or function is written that decides how it works", "keep the state in an instance"
    ),
    "numpy-write": Reason(
        _N, "a NumPy array is changed in place in a way that is not followed", "use jnp and x.at[i].set(v)"
    ),
    "leaked-tracer": Reason(_F, "a value of a transformation outlives it", "return it with has_aux=True"),
    "cached-trace": Reason(
        _N, "JAX caches the trace of a function that reads state from outside", "pass what it reads as an argument"
    ),
    "user-jit": Reason(
        _P, "inside jax.jit Python runs once, when JAX traces it", "drop the jit: it is not needed here"
    ),
    "jax-effects": Reason(_N, "a JAX callback or debug print has an effect of its own", "return the value instead"),
    "unsupported-op": Reason(_N, "a construct of Python that is not handled yet", "see the line named"),
    "exception-group": Reason(_N, "except* is not handled", "use except"),
    "trace-too-large": Reason(_P, "the function unrolls into too large a program", "shorten the loop, or use lax.scan"),
    "recursion-too-deep": Reason(_N, "the recursion goes too deep to unroll", "use a loop"),
    "no-array-work": Reason(_P, "there is no array work to compile", ""),
    "too-little-work": Reason(_P, "the array work is too small to win anything", ""),
    "exception-raised": Reason(_N, "the function raises an exception", ""),
    "exception-in-trace": Reason(_N, "a library raised an error on abstract values", "see the text of the error"),
    "escaping-object": Reason(
        _N, "an object that cannot be rebuilt on each call leaves the function", "return arrays or plain containers"
    ),
    "dunder-del": Reason(_N, "the class defines __del__", "use a context manager"),
    "object-identity": Reason(_N, "id() or a hash by identity is looked at", "key by a name instead of by the object"),
    "foreign-tracer": Reason(_P, "the function runs inside a JAX transformation already", ""),
    "device-placement": Reason(_N, "where an array lives is looked at or changed", "place arrays outside the function"),
    "deleted-array": Reason(_F, "an array was donated or deleted", "keep the array alive"),
    "varying-value": Reason(
        _P, "a value that shapes the program keeps changing", "make it an array, or keep it constant"
    ),
    "unstable": Reason(_P, "the guards kept failing after several compiles", "see the last miss in the report"),
    "compile-failed": Reason(_P, "XLA could not compile the program", "see the text of the error"),
    "unchecked-assumption": Reason(
        _F,
        "an assumption about a branch or loop cannot be checked inside this transformation, where no value is known",
        "leave out what raises or reads values back; take derivatives inside: janus_jax.jit(jax.grad(f))",
    ),
    "transformed-effect": Reason(
        _F, "an object of outside changes inside a transformation", "return the new value instead"
    ),
    "marked-never": Reason(_P, "the function is marked @janus_jax.never", ""),
    "internal-error": Reason(_P, "janus_jax failed; this is a bug of ours", "please report it with the text shown"),
}


class Rejected(BaseException):
    """A trace cannot go on: the frame is run by CPython instead.

    It derives from BaseException so that no `except Exception` of a library or of the user swallows it on the way out.
    """

    def __init__(self, reason: str, detail: str = "", line: int = 0, file: str = ""):
        if reason not in REASONS:
            raise KeyError(f"{reason!r} is not in the catalogue of reasons")
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail
        self.line = line
        self.file = file

    def copy(self) -> "Rejected":
        """The same without a traceback, which would keep the frames of the trace and all that they hold alive."""
        self.__traceback__ = None
        return Rejected(self.reason, self.detail, self.line, self.file)

    @property
    def text(self) -> str:
        """The sentence for the user, without place and name."""
        summary = REASONS[self.reason].summary
        return f"{summary}: {self.detail}" if self.detail else summary
