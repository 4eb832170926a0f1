import { describe, expect, test } from "vitest";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { animatedSvg } from "./animated-svg.ts";

const target = fixtureReport().data.testWave.ts;

describe("animatedSvg", () => {
  test("has a frame for each epoch, each with its title and its place in the round", () => {
    const svg = animatedSvg(fixtureRun({}), target);
    const delays = [
      ...svg.matchAll(/animation-delay:(-[\d.]+)s"><text[^>]*>iter:(\d+), loss=[\d.]+, model:SimpleRNN/g),
    ];
    expect(delays.map(([, , epoch]) => Number(epoch))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(delays.map(([, delay]) => Number(delay))).toEqual([
      -1.2, -1.1, -1, -0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.1,
    ]);
    expect(svg).toContain("animation:turn 1.2s step-end infinite");
  });

  test("moves only where motion is welcome", () => {
    const svg = animatedSvg(fixtureRun({}), target);
    expect(svg.match(/animation:turn/g)).toHaveLength(1);
    expect(svg).toContain("@media (prefers-reduced-motion:no-preference){.frame,.frame:last-child{animation:turn");
  });

  test("has fewer frames if asked", () => {
    expect(animatedSvg(fixtureRun({}), target, 3).match(/<g class="frame"/g)).toHaveLength(5);
  });

  test("of one epoch stands still", () => {
    const run = fixtureRun({});
    const svg = animatedSvg({ ...run, epochs: run.epochs.slice(0, 1) }, target);
    expect(svg).not.toContain("keyframes");
    expect(svg.match(/<g class="frame"/g)).toHaveLength(1);
  });

  test("a run that is off the scale says so, and its line stays inside", () => {
    const run = fixtureRun({});
    const svg = animatedSvg({ ...run, predictions: run.predictions.map((row) => row.map(() => 10)) }, target);
    expect(svg.match(/▲ off scale/g)).toHaveLength(12);
    expect(svg).toContain('class="prediction" clip-path="url(#area)" d=""');
  });

  test("a name with characters that XML has not is a document all the same", () => {
    const svg = animatedSvg(
      { ...fixtureRun({}), label: "a\u0001b", model: "\0\ud800", optimizer: "\uffff\u202e" },
      target,
    );
    expect(svg).toContain("model:\\u{0}\\u{d800}, optimizer:\\u{ffff}\\u{202e}<");
    expect(svg).toContain("a\\u{1}b");
  });

  test("a run's name is text", () => {
    const svg = animatedSvg({ ...fixtureRun({}), label: "<script>", model: "</text><script>" }, target);
    expect(svg).not.toContain("<script>");
  });

  test("of 100 epochs of 999 points is less than a megabyte", () => {
    const wave = Float64Array.from({ length: 999 }, (_, i) => Math.cos(i / 80) + 0.05 * Math.sin(i * i));
    const epochs = Array.from({ length: 100 }, (_, i) => ({ epoch: i + 1, trainLoss: 1, testLoss: 1 / (i + 7) }));
    const run = {
      ...fixtureRun({}),
      epochs,
      predictions: epochs.map(({ epoch }) => wave.map((x) => x * (1 - 1 / epoch))),
    };
    expect(animatedSvg(run, wave).length).toBeLessThan(1_000_000);
  });
});
