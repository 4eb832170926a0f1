import { RandomState } from "@dz/ndarray";

/** The value of step t from those before it, with a normally distributed number for noise. */
type Rule = (t: number, noise: () => number, past: readonly number[]) => number;

const wave = (t: number, period: number): number => Math.sin((2 * Math.PI * t) / period);
const back = (past: readonly number[], steps: number): number => past.at(-steps) ?? 0;

const rules: Readonly<Record<string, readonly [length: number, rule: Rule]>> = {
  sine: [600, (t, noise) => wave(t, 25) + 0.2 * noise()],
  "two-seasons": [1500, (t, noise) => 10 + wave(t, 24) + 0.7 * wave(t, 168) + 0.2 * noise()],
  "trend-season": [300, (t, noise) => 50 + 0.2 * t + 5 * (1 + t / 300) * wave(t, 12) + noise()],
  "second-order": [500, (_, noise, past) => 1.3 * back(past, 1) - 0.6 * back(past, 2) + noise()],
  "random-walk": [500, (t, noise, past) => (t === 0 ? 100 : back(past, 1)) + noise()],
  "white-noise": [400, (_, noise) => noise()],
  "smooth-hours": [
    4000,
    (t, noise) =>
      60 + 12 * wave(t, 4000) + 6 * (1 + 0.4 * wave(t, 4000)) * wave(t, 24) + 1.5 * wave(t, 12) + 0.1 * noise(),
  ],
};

/** The names of the series that are made by a rule. */
export const madeNames: readonly string[] = Object.keys(rules);

/** The values of a series that is made by a rule, always the same. */
export function madeValues(name: string): readonly number[] {
  const [length, rule] = rules[name] ?? [0, () => 0];
  const random = new RandomState(7);
  const past: number[] = [];
  for (let t = 0; t < length; t++) past.push(rule(t, () => random.randn(1).item() as number, past));
  return past;
}
