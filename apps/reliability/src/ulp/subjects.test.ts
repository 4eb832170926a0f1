import * as nd from "@dz/ndarray";
import { expect, test } from "vitest";
import { subjects } from "./subjects.ts";

test("every function of one variable is measured", () => {
  expect(subjects.map(({ name }) => name).sort()).toEqual(Object.keys(nd.math).sort());
});
