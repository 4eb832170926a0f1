import { ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { isHidden, parseEinsum } from "./einsum-formula.ts";

/** The meaning of a formula for operands with the given numbers of axes: their names, joined. */
function parsed(formula: string, ...ndims: number[]): string {
  const shapes = ndims.map((n) => Array.from({ length: n }, () => 2));
  const { inputs, output } = parseEinsum(formula, shapes);
  return `${inputs.map((labels) => labels.join(" ")).join(", ")} -> ${output.join(" ")}`;
}

describe("parseEinsum", () => {
  test("with an output", () => {
    expect(parsed("ij,jk->ik", 2, 2)).toBe("i j, j k -> i k");
    expect(parsed(" i j , j -> ", 2, 1)).toBe("i j, j -> ");
    expect(parsed("ij->ji", 2)).toBe("i j -> j i");
    expect(parsed(",a->a", 0, 1)).toBe(", a -> a");
  });

  test("without one it has the indexes that are there once, in alphabetical order", () => {
    expect(parsed("ij,jk", 2, 2)).toBe("i j, j k -> i k");
    expect(parsed("ba", 2)).toBe("b a -> a b");
    expect(parsed("ji,jk,k", 2, 2, 1)).toBe("j i, j k, k -> i");
    expect(parsed("aB", 2)).toBe("a B -> B a"); // as in NumPy, upper case first
  });

  test("an ellipsis names the axes that are left, from the last", () => {
    expect(parsed("...ij,...jk->...ik", 4, 3)).toBe("...0 ...1 i j, ...1 j k -> ...0 ...1 i k");
    expect(parsed("i...,...", 3, 1)).toBe("i ...0 ...1, ...1 -> ...0 ...1 i");
    expect(parsed("...i->...", 1)).toBe("i -> ");
    expect(parsed("...i->i", 1)).toBe("i -> i");
    expect([isHidden("...0"), isHidden("a")]).toEqual([true, false]);
  });

  test("a letter that is twice in an operand is kept twice, and is not in a result that is not given", () => {
    expect(parsed("ii->i", 2)).toBe("i i -> i");
    expect(parsed("ii", 2)).toBe("i i -> ");
    expect(parsed("ijii", 4)).toBe("i j i i -> j");
    expect(parsed("i...i", 4)).toBe("i ...0 ...1 i -> ...0 ...1");
  });

  test("an ellipsis of the result may stand for nothing", () => {
    expect(parsed("ij->...", 2)).toBe("i j -> ");
    expect(parsed("ij->j...i", 2)).toBe("i j -> j i");
    expect(parsed("->...", 0)).toBe(" -> ");
  });

  const errors: [formula: string, ndims: number[], text: string][] = [
    ["ij,jk->ik", [2], 'einsum: got 1 operands for "ij,jk->ik", which names 2'],
    ["ij->j->i", [2], 'einsum: "ij->j->i" has more than one arrow'],
    ["i1", [2], 'einsum: "i1" has "1", indexes are letters from a to z and A to Z'],
    ["i..", [2], 'einsum: "i.." has ".", indexes are letters from a to z and A to Z'],
    ["ij-i", [2], 'einsum: "ij-i" has "-", indexes are letters from a to z and A to Z'],
    ["...i...", [2], 'einsum: "...i..." of "...i..." has more than one ellipsis'],
    ["...i,...i...->i", [2, 2], 'einsum: "...i..." of "...i,...i...->i" has more than one ellipsis'],
    ["i->...i...", [1], 'einsum: "...i..." of "i->...i..." has more than one ellipsis'],
    ["ij->ii", [2], 'einsum: index i is twice in the output of "ij->ii"'],
    ["ij->k", [2], 'einsum: index k of the output is in no operand of "ij->k"'],
    ["ij->i,j", [2], 'einsum: "ij->i,j" has more than one output'],
    ["...i->i", [3], 'einsum: the output of "...i->i" has no ellipsis, but it stands for 2 axes'],
  ];
  for (const [formula, ndims, text] of errors) {
    test(`no formula: ${formula}`, () => {
      expect(() => parsed(formula, ...ndims)).toThrow(new ValueError(text));
    });
  }

  test("what is no text, and shapes with other axes", () => {
    expect(() => parseEinsum(3 as unknown as string, [])).toThrow(
      new ValueError('einsum: expected a formula such as "ij,jk->ik", got number'),
    );
    expect(() =>
      parseEinsum("ij,j->i", [
        [2, 3],
        [3, 4],
      ]),
    ).toThrow(new ShapeError('einsum: "j" does not name the axes of shape [3, 4]'));
    expect(() => parseEinsum("...ij", [[2]])).toThrow(
      new ShapeError('einsum: "...ij" does not name the axes of shape [2]'),
    );
  });
});
