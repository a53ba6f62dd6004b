"""A processor's prefetch, for compiled loops: asks for memory that is read a little later.

Random reads of large tables wait for memory, one after the other, unless they
are asked for ahead. What it gives depends on the machine and on what else runs
there: from nothing to half of the time (docs/performance.md).
"""

from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic

AHEAD = 12
"""How many places ahead: memory takes as long as about so many steps of a loop."""
_declared: Any = cgutils.get_or_insert_function
_element: Any = cgutils.get_item_pointer
_READ, _KEEP, _DATA = 0, 3, 1


def _prefetch(typing: Any, array: Any, place: Any) -> Any:
    """Ask for an array's element (its first axis); the place is not checked."""
    del typing

    def generated(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        kind, number = signature.args
        held = context.make_array(kind)(context, builder, values[0])
        index = [context.cast(builder, values[1], number, types.intp)]
        index += [context.get_constant(types.intp, 0)] * (kind.ndim - 1)
        element = _element(context, builder, kind, held, index, wraparound=False)
        byte, word = ir.IntType(8).as_pointer(), ir.IntType(32)
        takes = ir.FunctionType(ir.VoidType(), [byte, word, word, word])
        asked = _declared(builder.module, takes, "llvm.prefetch.p0i8")
        how = [ir.Constant(word, each) for each in (_READ, _KEEP, _DATA)]
        builder.call(asked, [builder.bitcast(element, byte), *how])
        return context.get_dummy_value()

    return types.void(array, place), generated


prefetch: Any = intrinsic(_prefetch)
