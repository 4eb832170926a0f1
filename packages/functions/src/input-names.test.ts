import { ones, type Shape } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import * as F from "./index.ts";

const functions = Object.entries(F) as [string, (...args: unknown[]) => unknown][];

/** Calls a function with some arrays, then with words; the message of its error, or null. */
function refusal(call: (...args: unknown[]) => unknown, arrays: number, shape: Shape): string | null {
  const args = Array.from({ length: 6 }, (_, i) => (i < arrays ? ones(shape) : "word"));
  try {
    call(...args);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

describe.each([[[2]], [[2, 2]], [[1, 2, 3, 3]]])("a word among arrays of shape %j", (shape) => {
  test.each(functions)("%s names itself", (name, call) => {
    expect(refusal(call, 0, shape)).toMatch(new RegExp(`^${name}: `));
    for (let arrays = 1; arrays < 4; arrays++) {
      const message = refusal(call, arrays, shape);
      if (message !== null) expect(message).toMatch(new RegExp(`^${name}: `)); // null where it takes fewer arguments
    }
  });
});
