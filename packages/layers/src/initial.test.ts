import { mean, mul, RandomState, random, readOptions, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkSize, type Drawing, drawWeights, type WeightOptions, weightOptions } from "./initial.ts";

describe("drawWeights", () => {
  test("draws normal numbers, rounds them to float32 and scales them in float64", () => {
    const normal = new RandomState(7).normal(0, 1, [3, 2]).toTypedArray();
    const scale = Math.sqrt(1 / 3);
    const expected = Array.from(normal, (x) => Math.fround(x) * scale);
    const drawn = drawWeights([3, 2], 3, { dtype: "float64", random: new RandomState(7) });
    expect([drawn.dtype, drawn.shape]).toEqual(["float64", [3, 2]]);
    expect(Array.from(drawn.toTypedArray())).toEqual(expected);
    const single = drawWeights([3, 2], 3, { dtype: "float32", random: new RandomState(7) });
    expect(single.dtype).toBe("float32");
    expect(Array.from(single.toTypedArray())).toEqual(expected.map(Math.fround));
  });

  test("gives a product with the weights the variance of its inputs", () => {
    const drawn = drawWeights([100, 100], 100, { dtype: "float64", random: new RandomState(0) });
    const variance = mean(mul(drawn, drawn)).item();
    expect(variance).toBeCloseTo(1 / 100, 3);
  });

  test("draws from the global stream unless another is given", () => {
    const read = (options?: WeightOptions): Drawing => ({
      dtype: "float32",
      random: readOptions("Layer", weightOptions, options).random,
    });
    random.seed(3);
    const [first, second] = [drawWeights([2, 2], 2, read()), drawWeights([2, 2], 2, read())];
    expect(first.dtype).toBe("float32");
    random.seed(3);
    expect(drawWeights([2, 2], 2, read()).toArray()).toEqual(first.toArray());
    drawWeights([2, 2], 2, read({ random: new RandomState(1) }));
    expect(drawWeights([2, 2], 2, read()).toArray()).toEqual(second.toArray());
  });
});

describe("checkSize", () => {
  test("returns a valid size", () => {
    expect(checkSize(1, "Linear outSize")).toBe(1);
  });

  test.each([
    [0, "0"],
    [-1, "-1"],
    [2.5, "2.5"],
    [Number.NaN, "NaN"],
    [2 ** 53, "9007199254740992"],
    ["3", 'the string "3"'],
    [undefined, "undefined"],
  ])("refuses %s", (size, got) => {
    expect(() => checkSize(size as number, "Linear outSize")).toThrow(
      new ValueError(`Linear outSize: a size is a whole number from 1, got ${got}`),
    );
  });
});
