import { expect, test } from "vitest";
import type { Probed } from "../probe.ts";
import { compare, courseOf } from "./findings.ts";
import { remedyDetails, updateDetails } from "./waves-details.ts";

const losses = [9, 8, 7, 6, 5, 4, 1, 4, 2, 8];

function details(clip: number | null, lr: readonly number[]) {
  const epochs = losses.map((trainLoss, i) => ({ epoch: i + 1, trainLoss, heldOutLoss: 1 }));
  const probed = {
    subject: { settings: { clip } },
    replay: { epochs, updates: { gradNorm: [1, 1, 0.5, 0.2] } },
  } as unknown as Probed;
  return updateDetails(probed, { gradNorm: losses.map((x) => 2 * x), relative: losses.map((x) => x / 10), lr });
}

test("sizes of updates at the beginning and at the end, the learning rate, the correlation", () => {
  const [updates, rate, correlation] = details(null, [0.1, 0.1]);
  expect(updates?.values).toEqual({ begin: 7, end: 7, count: 1, first: 0.1, last: 0.8, firstNorm: 2, lastNorm: 16 });
  expect(rate).toEqual({ key: "wavesConstantRate", values: { lr: 0.1 } });
  expect(correlation).toEqual({ key: "wavesCorrelation", values: { correlation: expect.closeTo(1, 12) } });
});

test("other learning rates, and gradients that are clipped, are said", () => {
  expect(details(1, [1, 0.1]).slice(1)).toEqual([
    { key: "wavesShrinkingRate", values: { most: 1, last: 0.1 } },
    { key: "wavesClipped", values: { clip: 1, share: 0.5 } },
  ]);
  expect(details(null, [0.1, 1, 0.9])[1]?.key).toBe("wavesChangingRate");
  expect(details(null, [Number.NaN])[1]?.key).toBe("wavesNoRate");
});

test("each remedy with its gain, and the best of all", () => {
  const course = courseOf(losses);
  const trial = { remedy: "clip", setting: 1, losses: [9, 8, 7, 6, 5, 4, 3, 2, 1, 0.5], begin: 1 } as const;
  const said = remedyDetails(course, [compare(trial, course)], { trials: [trial], average: 3 }, { key: "testLoss" });
  expect(said.map(({ key }) => key)).toEqual(["wavesClip", "wavesAverage", "wavesKeepBest", "wavesLowest"]);
  expect(said[0]?.values).toMatchObject({ loss: 0.5, last: 8, count: 0, runCount: 2, sum: 0, runSum: 9 });
  expect(said[1]?.values).toEqual({ first: 8, loss: 3, last: 8 });
  expect(said[3]?.values).toMatchObject({ loss: 0.5, times: 16, remedy: { key: "wavesNameClip" } });
});
