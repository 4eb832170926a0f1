import { expect, test } from "vitest";
import { cases } from "./cases.ts";
import { roundTrip } from "./round-trip.ts";

/** Other operators round in other places. */
const [OUTPUTS, GRADIENTS] = [1e-5, 1e-4];

const small = cases.filter(({ large = false }) => !large);

test.each(small.map((each) => [each.name, each] as const))("%s is the same when it comes back", (_, each) => {
  const { outputs, gradients } = roundTrip(each);
  expect(outputs).toBeLessThan(each.tolerance ?? OUTPUTS);
  expect(gradients).toBeLessThan(GRADIENTS);
});
