import { expect, test } from "vitest";
import { costOfCalls, epochs, roundTrips } from "./measure.ts";

test("costOfCalls counts in nanoseconds of one call", async () => {
  const { turn, plain } = await costOfCalls(1000);
  expect(Math.min(turn, plain)).toBeGreaterThan(0);
});

test("epochs trains the three kinds in turn", async () => {
  const { without, turns, awaited, steps } = await epochs(2);
  expect([without.length, turns.length, awaited.length, steps]).toEqual([2, 2, 2, 20]);
});

test.each([true, false])("roundTrips waits for an answer to each message, transferred: %j", async (transfer) => {
  const times = await roundTrips(10_000, 3, transfer);
  expect(times.length).toBe(3);
  expect(Math.min(...times)).toBeGreaterThan(0);
});
