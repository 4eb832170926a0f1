import { expect, test } from "vitest";
import { refusalText, tableText, uncoveredText } from "./table.ts";

test("a row says what a case became, and how far it is from dz", () => {
  const measured = { operators: ["Shape", "Reshape"], symbols: ["batch"], difference: 1.23e-7, bytes: 100 };
  const nothing = { operators: [], symbols: [], difference: 0, bytes: 80 };
  expect(
    tableText([
      ["reshape", measured],
      ["dropout", nothing],
    ])
      .split("\n")
      .slice(2),
  ).toEqual([
    "| `reshape` | Shape, Reshape | batch | 1.2e-7 |",
    "| `dropout` | nothing: it is the identity | none | 0 |",
  ]);
});

test("each refusal is named with its reason", () => {
  expect(refusalText()).toContain("| `GetItemGrad` | it is a part of a gradient");
  expect(uncoveredText()).toContain("- `models.summary`: describes a model, computes nothing");
});
