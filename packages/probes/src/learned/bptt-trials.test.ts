import { expect, test } from "vitest";
import { replay } from "../replay/replay.ts";
import { finished } from "../testing/asked.ts";
import { trainedSine } from "../testing/trained.ts";
import { bpttLengths, tryBptt } from "./bptt-trials.ts";

test("a third and three times, where these differ", () => {
  expect(bpttLengths(30, 34)).toEqual([10, 90]);
  expect(bpttLengths(1, 999)).toEqual([3]);
  expect(bpttLengths(2000, 1)).toEqual([667]);
});

test("the trials are the trainings with these settings", () => {
  const subject = trainedSine({ hidden: 4, epochs: 2, bptt: 100 });
  const trials = finished(tryBptt({ subject, replay: finished(replay(subject)) }));
  for (const { bptt, losses } of trials) {
    expect(losses).toEqual(trainedSine({ hidden: 4, epochs: 2, bptt }).record.map(({ heldOutLoss }) => heldOutLoss));
  }
  expect(trials.map(({ bptt }) => bptt)).toEqual([33, 300]);
});
