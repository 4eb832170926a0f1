import { expect, test } from "vitest";
import { contentPolicy, hashOf } from "./policy.ts";

test("hashOf is the hash that browsers compute", () => {
  // The example of the specification, CSP level 2.
  expect(hashOf("alert('Hello, world.');")).toBe("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
});

test("the policy allows the script, the style and pictures in the page", () => {
  expect(contentPolicy("a", "b")).toBe(
    `default-src 'none'; script-src ${hashOf("a")}; style-src ${hashOf("b")}; img-src data:; base-uri 'none'; form-action 'none'`,
  );
});
