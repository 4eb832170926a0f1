import { expect, test } from "vitest";
import { clean } from "../../testing/clean-seen.ts";
import { biasGradients } from "./bias-gradients.ts";

test("gradients that are twice the errors are that multiple in all updates, and their changes are not", () => {
  const { own, added } = biasGradients(clean) ?? { own: null, added: null };
  expect(own?.multiple).toBeCloseTo(2, 12);
  expect(own?.part).toBe(1);
  expect(added?.part).toBeLessThan(0.2);
});

test("few updates, or a network without a bias, say nothing", () => {
  expect(biasGradients({ updates: clean.updates.slice(0, 5) })).toBeNull();
  expect(biasGradients({ updates: clean.updates.map((update) => ({ ...update, biasGradient: null })) })).toBeNull();
});
