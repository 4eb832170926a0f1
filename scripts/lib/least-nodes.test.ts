import { expect, test } from "vitest";
import { leastNodes } from "./least-nodes.ts";
import { publishedPackages } from "./manifest.ts";
import { root } from "./paths.ts";

test("the engines of every published package begin at the versions that are tried", () => {
  const engines = publishedPackages(root).map(({ manifest }) => manifest.engines?.node);
  expect(engines.length).toBeGreaterThan(7);
  expect(new Set(engines)).toEqual(
    new Set([leastNodes.map((v, i, all) => `${i < all.length - 1 ? "^" : ">="}${v}`).join(" || ")]),
  );
});
