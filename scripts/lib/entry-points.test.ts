import { expect, test } from "vitest";
import { entryPoints } from "./entry-points.ts";

test("each export with types is an entry point with a report of its own", () => {
  const exports = {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./testing/vitest": { types: "./dist/testing/vitest.d.ts" },
    "./plain": { default: "./dist/plain.js" },
    "./package.json": "./package.json",
  };
  expect(entryPoints({ exports })).toEqual([
    { path: ".", types: "./dist/index.d.ts", report: "index.api.md" },
    { path: "./testing/vitest", types: "./dist/testing/vitest.d.ts", report: "testing-vitest.api.md" },
  ]);
  expect(entryPoints({})).toEqual([]);
});
