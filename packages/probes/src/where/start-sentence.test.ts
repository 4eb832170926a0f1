import { expect, test } from "vitest";
import { tell } from "../catalogue/tell.ts";
import type { Wave } from "../wave.ts";
import type { StartNumbers } from "./start-kind.ts";
import { startSentence } from "./start-sentence.ts";

const wave = { testPhase: Math.PI / 2 } as Wave;
const numbers: StartNumbers = {
  loss: 2e-3,
  warmLoss: 1.5e-3,
  cold: 0.015,
  warm: 0.004,
  zeroCold: 6e-4,
  zeroWarm: 4e-4,
  random: { cold: 0.0025, warm: 0.0005 },
};

test("an unseen pair, with all that it is told from", () => {
  const sentence = startSentence(numbers, wave);
  expect(sentence?.key).toBe("whereUnseenStart");
  expect(sentence === null ? "" : tell(sentence, "en")).toMatch(
    /^25 % of the test loss .* 0.015 there and 6e-4 where .* less for a warm-up to take away: 0.002 instead of 0.011\.$/,
  );
});

test("nothing is said of a start that a warm-up does not help", () => {
  expect(startSentence({ ...numbers, warm: 0.0149 }, wave)).toBeNull();
});
