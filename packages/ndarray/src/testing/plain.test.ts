import { describe, expect, it } from "vitest";
import { at, countOf, fill, indexesOf, laid, layouts, plain } from "./plain.ts";

describe("plain arrays", () => {
  it("are walked in row-major order", () => {
    expect(indexesOf([])).toEqual([[]]);
    expect(indexesOf([2, 2])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    expect(indexesOf([2, 0])).toEqual([]);
    expect(countOf([2, 3, 4], [0, 2])).toBe(8);
  });

  it("broadcast", () => {
    const column = { shape: [2, 1], values: [10, 20] };
    expect(fill([3, 2, 2], (index) => at(column, index)).values).toEqual([
      10, 10, 20, 20, 10, 10, 20, 20, 10, 10, 20, 20,
    ]);
    expect(at({ shape: [], values: [7] }, [1, 2])).toBe(7);
  });

  it.each(layouts)("become arrays that lie in memory %s", (layout) => {
    for (const shape of [[], [4], [2, 3], [2, 1, 3], [2, 0]]) {
      const numbers = fill(shape, (index) => index.reduce((sum, i) => sum * 10 + i, 1));
      const a = laid(numbers, "float32", layout);
      expect(plain(a)).toEqual(numbers);
      expect(a.dtype).toBe("float32");
    }
    const { strides } = laid(
      fill([2, 3], ([i, j]) => (i as number) + (j as number)),
      "int32",
      layout,
    );
    const expected = {
      transposed: [1, 2],
      reversed: [-3, -1],
      "with gaps": [9, 3],
      movedOut: [1, 2],
      "a transposed part": [1, 3],
    };
    expect(strides).toEqual(expected[layout as keyof typeof expected] ?? null);
  });
});
