import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { batchOf, type Example, type ExampleSource, stackExamples, stackTargets } from "./examples.ts";

describe("batchOf", () => {
  const source: ExampleSource = { length: 9, get: (i) => [array([i, -i]), 10 * i] };

  it("stacks the examples of a source", () => {
    const [x, t] = batchOf(source, Int32Array.of(8, 0, 3));
    expect(x.toArray()).toEqual([
      [8, -8],
      [0, -0],
      [3, -3],
    ]);
    expect(t.toArray()).toEqual([80, 0, 30]);
    expect(t.dtype).toBe("int32");
  });

  it("uses the batch method of a source that has one", () => {
    const [x] = batchOf({ ...source, batch: () => [array([7]), array([8])] }, Int32Array.of(1));
    expect(x.toArray()).toEqual([7]);
  });
});

describe("stackExamples", () => {
  it("refuses inputs of different shapes", () => {
    const examples = [
      [array([1]), 0],
      [array([1, 2]), 0],
    ] as const;
    expect(() => stackExamples(examples)).toThrow(ShapeError);
  });
});

describe("stackTargets", () => {
  it("keeps the dtype of arrays, including scalars", () => {
    const t = stackTargets([array(0.5, { dtype: "float32" }), array(2, { dtype: "float32" })]);
    expect(t.dtype).toBe("float32");
    expect(t.toArray()).toEqual([0.5, 2]);
    expect(stackTargets([array(0.5), 2]).toArray()).toEqual([0.5, 2]);
  });

  it("refuses numbers that are not labels", () => {
    const message = "batch: a target is 0.5, expected a class label or an array such as array(0.5)";
    expect(() => stackTargets([1, 0.5])).toThrow(message);
    expect(() => stackTargets([1, 0.5])).toThrow(ValueError);
    expect(() => stackTargets([2 ** 31])).toThrow("batch: a target is 2147483648");
  });
});

it.each([
  [5, "5"],
  [undefined, "undefined"],
  [[zeros([1])], "[NdArray]"],
  [[1, zeros([1])], "[1, NdArray]"],
])("batchOf refuses what is no pair: %#", (example, got) => {
  const source = { length: 4, get: () => example as unknown as Example };
  expect(() => batchOf(source, Int32Array.of(3))).toThrow(
    new ValueError(`get(3): expected a pair [x, t], an array and an array or a class label, got ${got}; return both`),
  );
});
