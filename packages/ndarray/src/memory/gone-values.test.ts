import { describe, expect, test } from "vitest";
import { array, zeros } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { StateError } from "../errors/errors.ts";
import { getItem } from "../indexing/indexing.ts";
import { add } from "../operations/elementwise.ts";
import { beginPrivate, endPrivate, inVisible } from "./signals.ts";

/** The result of `make`, kept until after the backward in which it was computed. */
function outlived(make: () => NdArray): NdArray {
  const mark = beginPrivate();
  try {
    return make();
  } finally {
    endPrivate(mark);
  }
}

describe("an array of a backward that has ended", () => {
  const reads: Record<string, (a: NdArray) => unknown> = {
    "an operation": (a) => add(a, 1),
    "a view of it": (a) => a.T.toArray(),
    toTypedArray: (a) => a.toTypedArray(),
    toArray: (a) => a.toArray(),
    "its text": (a) => String(a),
    item: (a) => a.reshape(-1).item(),
    "elements of it": (a) => getItem(a, array([0, 0], { dtype: "int32" })),
  };

  test.each(Object.entries(reads))("%s throws", (name, read) => {
    const gone = outlived(() => add(zeros(name === "item" ? [1] : [2, 3]), 1));
    expect(() => read(gone)).toThrow(StateError);
    expect(() => read(gone)).toThrow(
      "array: its values were computed in a backward that has ended; keep toTypedArray()",
    );
    outlived(() => zeros([100])); // another array has its bytes now
    expect(() => read(gone)).toThrow(StateError);
  });

  test("still has its shape and dtype", () => {
    const gone = outlived(() => zeros([2, 3], { dtype: "float32" }));
    expect([gone.shape, gone.size, gone.dtype]).toEqual([[2, 3], 6, "float32"]);
  });

  test("what was in visible memory stays", () => {
    const [kept, before] = [outlived(() => inVisible(() => array([1, 2]))), array([3])];
    expect([kept.toArray(), before.toArray()]).toEqual([[1, 2], [3]]);
  });

  test("an outer backward goes on when an inner one has ended", () => {
    const mark = beginPrivate();
    const outer = add(zeros([2]), 5);
    const inner = outlived(() => add(outer, 1));
    expect(outer.toArray()).toEqual([5, 5]);
    expect(() => inner.toArray()).toThrow(StateError);
    endPrivate(mark);
    expect(() => outer.toArray()).toThrow(StateError);
  });
});
