import { expect, test } from "vitest";
import { mean } from "../numbers.ts";
import { squaredErrors } from "../run-model.ts";
import { trainedSine } from "../testing/trained.ts";
import type { Wave } from "../wave.ts";
import { mapPeriods, waveMap } from "./wave-map.ts";

test("the map holds the test wave, and persistence as its formula says", () => {
  const subject = trainedSine({ hidden: 4, epochs: 1 });
  const work = waveMap(subject, subject.wave as Wave);
  let next = work.next();
  while (next.done !== true) next = work.next();
  const { losses, persistence } = next.value;
  expect(losses.map((row) => row.length)).toEqual([8, 8, 8, 8, 8]);
  expect(losses[2]?.[0]).toBeCloseTo(mean(squaredErrors(subject, subject.test)), 12);
  mapPeriods.forEach((periods, i) => {
    // The mean of the squared steps of a wave over whole half periods is step²/2, but for the first steps of order step.
    const step = (2 * Math.PI * periods) / 999;
    expect((persistence[i]?.[0] as number) / (step ** 2 / 2)).toBeCloseTo(1, 2);
  });
});
