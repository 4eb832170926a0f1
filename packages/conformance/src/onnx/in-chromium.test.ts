import { expect, test } from "vitest";
import { cases } from "./cases.ts";
import { differencesInChromium } from "./in-chromium.ts";

const executablePath = process.env.DZ_CHROMIUM;
if (executablePath === undefined) {
  console.warn("onnx: NOT TESTED in a browser, because there is no Chromium; DZ_CHROMIUM may say where it is.");
}

const small = cases.filter(({ large = false }) => !large);

/** As in cases.test.ts. */
const TOLERANCE = 1e-5;

test.skipIf(executablePath === undefined)("ONNX Runtime computes in a page what dz does", async () => {
  const found = await differencesInChromium(executablePath ?? "", small);
  expect(found.length).toBeGreaterThan(300);
  for (const [{ name, tolerance = TOLERANCE }, difference] of found) expect(difference, name).toBeLessThan(tolerance);
});
