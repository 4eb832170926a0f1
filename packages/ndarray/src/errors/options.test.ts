import { describe, expect, test } from "vitest";
import { array } from "../array/creation.ts";
import { ValueError } from "./errors.ts";
import { checkOptions, type OptionKinds } from "./options.ts";

const kinds: OptionKinds = {
  alpha: { kind: "number", synonyms: ["lr", "learning_rate"] },
  beta1: "number",
  nesterov: "boolean",
  dtype: "any",
  at: Date,
};

const message = (options: unknown, among: OptionKinds = kinds): string => {
  try {
    checkOptions(options, among, "Adam");
  } catch (error) {
    expect(error).toBeInstanceOf(ValueError);
    return (error as Error).message;
  }
  throw new Error("accepted");
};

describe("checkOptions", () => {
  test("takes what it should", () => {
    const bare = Object.assign(Object.create(null) as object, { beta1: 1 });
    for (const options of [
      undefined,
      {},
      bare,
      { alpha: 1, nesterov: false, at: new Date(), dtype: Symbol.iterator },
    ]) {
      expect(() => checkOptions(options, kinds, "Adam")).not.toThrow();
    }
    expect(() => checkOptions({ alpha: undefined, at: undefined }, kinds, "Adam")).not.toThrow();
  });

  test("refuses what is no object of options", () => {
    const start = "Adam: expected an object of options such as { alpha }, got";
    expect(message(null)).toBe(`${start} null`);
    expect(message(3)).toBe(`${start} 3`);
    expect(message("a")).toBe(`${start} the string "a"`);
    expect(message([])).toBe(`${start} a JavaScript array`);
    expect(message(array([1]))).toBe(`${start} NdArray`);
    expect(message(() => 1)).toBe(`${start} function`);
  });

  test("refuses unknown names, with the nearest", () => {
    const all = "there are alpha, beta1, nesterov, dtype and at";
    expect(message({ lr: 1 })).toBe(`Adam: there is no option lr; did you mean alpha? ${all}`);
    expect(message({ beta: 1 })).toBe(`Adam: there is no option beta; did you mean beta1? ${all}`);
    expect(message({ Nesterow: true })).toBe(`Adam: there is no option Nesterow; did you mean nesterov? ${all}`);
    expect(message({ nonsense: 1 })).toBe(`Adam: there is no option nonsense; ${all}`);
    expect(message({ ["x".repeat(5000)]: 1 })).toBe(`Adam: there is no option ${"x".repeat(60)}…; ${all}`);
    expect(message({ lr: undefined })).toContain("there is no option lr");
    expect(message({ dim: 1 }, { axis: "any" })).toBe(
      "Adam: there is no option dim; did you mean axis? the only one is axis",
    );
    expect(message({ learning_rate: 1 })).toContain("did you mean alpha?");
    expect(message({ padding: 1 }, { pad: "any", stride: "any" })).toContain("did you mean pad?");
    expect(message({ padding: 1 }, { pad: { kind: "any", synonyms: [] } })).toContain("no option padding; the only");
    expect(message({ toString: 1 })).toContain("there is no option toString");
  });

  test("refuses values of another kind", () => {
    expect(message({ alpha: "1" })).toBe('Adam: the option alpha is a number, got the string "1"');
    expect(message({ alpha: null })).toBe("Adam: the option alpha is a number, got null");
    expect(message({ nesterov: 1 })).toBe("Adam: the option nesterov is true or false, got 1");
    expect(message({ at: 1 })).toBe("Adam: the option at is a Date, got 1");
  });
});
