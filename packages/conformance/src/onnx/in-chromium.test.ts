import { expect, test } from "vitest";
import { cases } from "./cases.ts";
import { coveredBy } from "./coverage.ts";
import { differencesInChromium } from "./in-chromium.ts";

const executablePath = process.env.DZ_CHROMIUM;
if (executablePath === undefined) {
  console.warn("onnx: NOT TESTED in a browser, because there is no Chromium; DZ_CHROMIUM may say where it is.");
}

/**
 * The first case of each layer and small model. cases.test.ts runs all functions on the same build of the runtime in Node, and
 * `trial onnx` all of them in Chromium.
 */
const firsts = cases.filter(
  ({ name, large = false }, i) =>
    !large &&
    /^(layers|models)\./.test(name) &&
    cases.findIndex((other) => coveredBy(other.name) === coveredBy(name)) === i,
);

/** As in cases.test.ts. */
const TOLERANCE = 1e-5;

test.skipIf(executablePath === undefined)("ONNX Runtime computes in a page what dz does", async () => {
  const found = await differencesInChromium(executablePath ?? "", firsts);
  expect(found.length).toBeGreaterThan(20);
  for (const [{ name, tolerance = TOLERANCE }, difference] of found) expect(difference, name).toBeLessThan(tolerance);
});
