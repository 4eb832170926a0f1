import { expect, test } from "vitest";
import { element, round, textElement } from "./svg.ts";

test("numbers have two digits and no exponent", () => {
  expect([1.005, -0.001, 1e-9, 12.3456, Number.NaN, Number.POSITIVE_INFINITY].map(round)).toEqual([
    "1",
    "0",
    "0",
    "12.35",
    "0",
    "0",
  ]);
});

test("elements", () => {
  expect(element("a", { x: 1.239, y: undefined, z: '"' })).toBe('<a x="1.24" z="&quot;"/>');
  expect(element("g", {}, element("b", {}), "t")).toBe("<g><b/>t</g>");
  expect(textElement("<", { x: 1 })).toBe('<text x="1">&lt;</text>');
});
