import { expect, test } from "vitest";
import { parseValues, reasonOf } from "./lines.ts";

test("parseValues ignores lines that are not values", () => {
  const text = [
    "a banner of some library",
    '{"name": "nn", "value": 12.5, "unit": "GFLOP/s"}',
    '{"name": "nt", "value": null, "unit": "GFLOP/s"}',
    '{"value": 3, "unit": "ms"}',
    '{"name": "half a li',
    '{"name":"tt","value":0,"unit":"","more":1}',
  ];
  expect(parseValues(text.join("\n"))).toEqual([
    { name: "nn", value: 12.5, unit: "GFLOP/s" },
    { name: "tt", value: 0, unit: "" },
  ]);
  expect(parseValues("")).toEqual([]);
});

test.each([
  [
    "Traceback (most recent call last):\n  File \"x.py\", line 1\nModuleNotFoundError: No module named 'torch'\n",
    "ModuleNotFoundError: No module named 'torch'",
  ],
  [
    "file:///a.mjs:1\nthrow new Error('no backend');\n^\n\nError: no backend\n    at file:///a.mjs:1:7\n\nNode.js v26.10.0\n",
    "Error: no backend",
  ],
  ["ld: cannot find -lopenblas\n", "ld: cannot find -lopenblas"],
  ["", "it said nothing"],
])("reasonOf gives one line", (stderr, reason) => {
  expect(reasonOf(stderr)).toBe(reason);
});
