import { expect, it } from "vitest";
import { OutOfMemoryError } from "../errors/errors.ts";
import { heap } from "./heap.ts";
import { inMiB, outOfMemory } from "./refusal.ts";

it("says sizes in MiB, with what there is", () => {
  expect([0, 2 ** 19, 80 * 2 ** 20].map(inMiB)).toEqual(["0.0 MiB", "0.5 MiB", "80.0 MiB"]);
  const all = heap.buffer.byteLength / 2 ** 20;
  expect(outOfMemory(3 * 2 ** 20)).toEqual(
    new OutOfMemoryError(
      `array: no room for 3.0 MiB in the ${all}.0 MiB that dz reserves; use smaller batches or shorter graphs`,
    ),
  );
});
