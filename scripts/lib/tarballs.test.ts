import { expect, test } from "vitest";
import { unnamedTypes } from "./tarballs.ts";

test("the warnings of the build about types without a name, and nothing else that it says", () => {
  const warning =
    '[plugin dts] Entry "index.d.ts" still references private shared type exports with no public re-export: A.';
  const error = "src/a.ts(1,14): error TS2883: The inferred type of 'a' cannot be named without a reference to 'B'.";
  expect(unnamedTypes(`DTS Build start\n${warning}\nDTS dist/index.d.ts 46 KB\n${error}\n`)).toEqual([warning, error]);
  expect(unnamedTypes("DTS Build start\nDTS dist/index.d.ts 46 KB\n")).toEqual([]);
});
