import { expect, test } from "vitest";
import * as functions from "./index.ts";
import { math } from "./math.ts";

test("has every function of the folder's index", () => {
  expect(math).toEqual({ ...functions });
});
