"""Functions as machine code, by numba, and what they need to get at memory.

numba compiles a function of this package when its module is first imported, and keeps what it made beside the module,
or, where it may not write there, in the user's cache folder or `NUMBA_CACHE_DIR`. It compiles again when the file
changes that the function is in, but not when another one does: what is called stands in the file of what calls it.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from llvmlite import ir
from numba import carray, njit, types  # type: ignore[attr-defined]
from numba.extending import intrinsic

F = TypeVar("F", bound=Callable[..., Any])


def compiled(signature: str) -> Callable[[F], F]:
    """A function that Python calls, compiled at once for these types of arguments."""

    def compile_(function: F) -> F:
        try:
            return cast("F", njit(signature, cache=True, error_model="numpy")(function))
        except RuntimeError as error:
            if "cannot cache" not in str(error):
                raise
            return cast("F", njit(signature, error_model="numpy")(function))  # no folder to write to: each time anew

    return compile_


def inner(function: F) -> F:
    """A function that only `compiled` ones call, and that becomes part of them."""
    return cast("F", njit(error_model="numpy")(function))


def _pointer(_typing: Any, _address: Any) -> Any:
    """An address as a pointer."""

    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.inttoptr(arguments[0], ir.IntType(8).as_pointer())

    return types.voidptr(types.int64), generate


_pointer_to: Any = intrinsic(_pointer)


@inner
def array_at(address: int, size: int, dtype: Any) -> Any:
    """The array of so many numbers that lies at an address; what owns its memory must be held meanwhile."""
    return carray(_pointer_to(address), (size,), dtype)
