import { expect, test } from "vitest";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { animatedGif, drawGif } from "./animated-gif.ts";

const target = fixtureReport().data.testWave.ts;

/** A line outside its clip path, at which the native library aborts its process. */
const fatal =
  '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="360"><svg x="62" y="34" width="646" height="284" viewBox="62 34 646 284"><path fill="none" stroke="#000" d="M62 -1129l646 0"/></svg></svg>';

test("what ends the process that draws is an error here, in one line", async () => {
  const ended = drawGif([fatal]);
  await expect(ended).rejects.toThrow(/^cannot be drawn, the process that draws it ended with SIGABRT$/);
});

test("a run whose predictions are far outside, or no numbers, is drawn as others are", async () => {
  const run = fixtureRun({});
  const values = [10, -10, 1e300, Number.POSITIVE_INFINITY, Number.NaN, Number.MAX_VALUE];
  const predictions = run.predictions.map((row, i) =>
    row.map((x, t) => (i < 6 ? (values[i] as number) : t % 2 ? 1e9 : x)),
  );
  const gif = await animatedGif({ ...run, predictions }, target);
  expect(Buffer.from(gif.subarray(0, 6)).toString("latin1")).toBe("GIF89a");
  expect(gif.at(-1)).toBe(0x3b);
});
