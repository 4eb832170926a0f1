import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sha256 } from "./sha256.ts";

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])("sha256 of %i bytes equals Node's", (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
  expect(sha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
});
