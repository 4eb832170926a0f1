import { expect, test } from "vitest";
import { drawPrediction, drawTarget, frameTitle, waveFrame } from "./wave-chart.ts";

const frame = waveFrame({ width: 720, height: 360 }, 3);

test("the axes go over all points and from -1.1 to 1.1", () => {
  expect([frame.x.at(0), frame.x.at(2)]).toEqual([frame.area.left, frame.area.right]);
  expect([frame.y.at(-1.1), frame.y.at(1.1)]).toEqual([frame.area.bottom, frame.area.top]);
});

test("target and prediction are lines within the axes", () => {
  const middle = (frame.area.top + frame.area.bottom) / 2;
  expect(drawTarget(frame, [0, 0, 0])).toContain(`class="target" d="M62 ${middle}l323 0l323 0"`);
  expect(drawPrediction(frame, [0, 0, 0])).toMatch(/^<svg x="62".*class="prediction" d="M62 165l323 0l323 0"/);
});

test("a prediction off the scale is cut off, and said to be", () => {
  const { left, top, right } = frame.area;
  expect(drawPrediction(frame, [10, 10, 10])).toMatch(/class="prediction" d=""\/>.*▲ off scale/);
  expect(drawPrediction(frame, [10, 10, 10])).toContain(`d="M${left} ${top}H${right}"`);
  expect(drawPrediction(frame, [0, -10, 0])).toContain("▼ off scale");
  expect(drawPrediction(frame, [0, Number.NaN, 0])).toContain("off scale: not a number");
  expect(drawPrediction(frame, [1.1, -1.1, 0])).not.toContain("off scale");
});

test("the title is the article's", () => {
  expect(frameTitle(100, 0.00304836831, "SimpleRNN", "Adam")).toBe(
    "iter:100, loss=0.00305, model:SimpleRNN, optimizer:Adam",
  );
  expect(frameTitle(1, Number.NaN, "MLP", "SGD")).toBe("iter:1, loss=NaN, model:MLP, optimizer:SGD");
});
