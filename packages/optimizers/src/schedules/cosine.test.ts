import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { type CosineOptions, cosine } from "./cosine.ts";

// PyTorch: CosineAnnealingLR(T_max=8), (T_max=5, eta_min=0.1), CosineAnnealingWarmRestarts(T_0=4) and (T_0=2, T_mult=2,
// eta_min=0.25), each with lr 1.
const cases: [number, CosineOptions, number[]][] = [
  [
    8,
    {},
    [
      1, 0.9619397662556434, 0.8535533905932737, 0.6913417161825449, 0.5, 0.30865828381745514, 0.14644660940672627,
      0.03806023374435664, 0,
    ],
  ],
  [5, { floor: 0.1 }, [1, 0.9140576474687263, 0.6890576474687263, 0.41094235253127365, 0.1859423525312737, 0.1]],
  [
    4,
    { restart: 1 },
    [1, 0.8535533905932737, 0.5, 0.14644660940672627, 1, 0.8535533905932737, 0.5, 0.14644660940672627, 1],
  ],
  [
    2,
    { restart: 2, floor: 0.25 },
    [
      1, 0.625, 1, 0.8901650429449552, 0.625, 0.3598349570550447, 1, 0.9714548246917325, 0.8901650429449552,
      0.7685062871369087, 0.625, 0.48149371286309134, 0.3598349570550447, 0.2785451753082675, 1,
    ],
  ],
];

test.each(cases)("cosine(%j, %j) agrees with PyTorch", (steps, options, expected) => {
  const schedule = cosine(steps, options);
  for (const [t, factor] of expected.entries()) expect(schedule(t)).toBeCloseTo(factor, 14);
});

test("cosine stays at the floor after its steps, unless it restarts", () => {
  expect(cosine(8, { floor: 0.25 })(9)).toBe(0.25);
  expect(cosine(8)(1e9)).toBe(0);
  expect(cosine(7, { restart: 1 })(7e9)).toBe(1);
});

test("a cycle of cosine may grow by a fraction", () => {
  const schedule = cosine(2, { restart: 1.5 }); // cycles begin at 0, 2, 5 and 9.5
  expect([0, 2, 5].map(schedule)).toEqual([1, 1, 1]);
  expect(schedule(10)).toBeCloseTo((1 + Math.cos((Math.PI * 0.5) / 6.75)) / 2, 14);
});

test.each([
  [1.5, {}, "cosine: steps is 1.5, expected a whole number from 1"],
  [1, { floor: 2 }, "cosine: floor is 2, expected a number from 0 to 1"],
  [1, { restart: 0.5 }, "cosine: restart is 0.5, expected a number from 1"],
])("cosine refuses %j, %j", (steps, options, message) => {
  expect(() => cosine(steps, options)).toThrow(new ValueError(message));
});
