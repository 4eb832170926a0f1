import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { digests } from "./digests.ts";

test("digests are those of the short golden jobs", () => {
  const golden = JSON.parse(readFileSync(new URL("../golden/golden.json", import.meta.url), "utf8")) as object;
  const found = digests();
  expect(Object.keys(found)).toContain("rnn, float64, 3 epochs");
  expect(Object.keys(found)).not.toContain("rnn, float64, 100 epochs");
  expect(golden).toMatchObject(found);
});
