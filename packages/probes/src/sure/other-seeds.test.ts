import { expect, test } from "vitest";
import { finished } from "../testing/asked.ts";
import { trainedSine } from "../testing/trained.ts";
import { otherSeeds, seedAfter } from "./other-seeds.ts";

test("the seeds after a run's own are trained as the run was", () => {
  const subject = trainedSine({ hidden: 4, epochs: 2, seed: 5 });
  const [own, next, third] = finished(otherSeeds(subject, 3));
  expect(own).toBe(subject.record);
  expect(next).toEqual(trainedSine({ hidden: 4, epochs: 2, seed: 6 }).record);
  expect(third).toEqual(trainedSine({ hidden: 4, epochs: 2, seed: 7 }).record);
});

test("no seed has more epochs than the run", () => {
  const subject = trainedSine({ hidden: 4, epochs: 3 });
  const all = finished(otherSeeds({ ...subject, record: subject.record.slice(0, 1) }, 2));
  expect(all.map((epochs) => epochs.length)).toEqual([1, 1]);
});

test("after the last seed comes the first", () => {
  expect(seedAfter(2 ** 32 - 1, 1)).toBe(0);
  expect(seedAfter(3, 4)).toBe(7);
});
