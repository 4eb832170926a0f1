import { random } from "@dz/ndarray";
import { expect, it } from "vitest";
import { examples } from "./examples.ts";
import type { Program } from "./page.ts";
import { brokenPictures, type Recorded, record } from "./record.ts";

function run(name: string, rows?: number): Recorded {
  random.seed(0);
  const recorded = record(examples[name] as Program, rows);
  expect(brokenPictures(recorded)).toEqual([]);
  return recorded;
}

/** The first number of the first and of the last row of a trace. */
function ends({ trace }: Recorded): [first: number, last: number] {
  return [trace[0]?.[0] as number, trace.at(-1)?.[0] as number];
}

it("spiral learns to tell the arms apart", () => {
  const got = run("spiral");
  expect(got.values?.accuracy).toBeGreaterThan(0.9);
  expect(ends(got)[0]).toBeCloseTo(Math.log(3), 0);
});

it("sine goes on as it was given", () => {
  expect(run("sine").values?.error).toBeLessThan(0.4); // a sine and nothing differ by 0.64
});

it("text learns its letters", () => {
  const [first, last] = ends(run("text", 20));
  expect(first).toBeGreaterThan(2);
  expect(last).toBeLessThan(1);
});

it("vae learns to draw", () => {
  const [first, last] = ends(run("vae", 3));
  expect(last).toBeLessThan(0.95 * first);
});

it("gan learns to tell and to fool", () => {
  const { trace } = run("gan", 2);
  for (const loss of trace.flat()) {
    expect(loss).toBeGreaterThan(0.01);
    expect(loss).toBeLessThan(10);
  }
});

it("gradcam reads digits and shows a map of each", () => {
  const { digits, maps } = run("gradcam").values as { digits: number[]; maps: number[][][] };
  expect(digits.filter((digit, i) => digit === i).length).toBeGreaterThan(7);
  for (const map of maps) {
    expect(map.flat()).toHaveLength(64);
    expect(Math.min(...map.flat())).toBeGreaterThanOrEqual(0);
  }
}); // three minutes in plain loops

it("style comes nearer to both pictures", () => {
  const [first, last] = ends(run("style"));
  expect(last).toBeLessThan(first / 4);
});

it("window is thirty times the graph of a step", () => {
  const { values } = run("window");
  expect(values?.nodes).toBeGreaterThan(300);
  expect(values?.edges).toBeGreaterThan(300);
});

it("all have a title and what they teach", () => {
  for (const { title, teaches } of Object.values(examples)) {
    expect(title).toMatch(/^\S.{8,60}$/);
    expect(teaches).toMatch(/^\S.{20,120}[^.]$/);
  }
});
