import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { Task } from "./messages.ts";
import { SweepDisplay } from "./sweep-display.ts";

const task = (folder: string, until: number | null = null): Task => ({
  out: "/",
  run: { folder, setting: "", options: {} },
  until,
  tensorboard: false,
});

function shown(canDraw: boolean, use: (display: SweepDisplay, pass: (ms: number) => void) => void): string {
  let [written, now] = ["", 0];
  const stream = { write: (text: string) => (written += text) };
  const display = new SweepDisplay(stream, { runs: 10, done: 2, canDraw, now: () => now });
  use(display, (ms) => (now += ms));
  display.end();
  return written;
}

test("without a terminal, a line for each run that has ended, and for what one says", () => {
  const text = shown(false, (display) => {
    display.begun(task("a"));
    display.epoch(task("a"), 3, 10, 0.5);
    display.said(task("a"), "sin-rnn: no checkpoint\x1b[2J");
    display.ended(task("a"), { kind: "done", bestLoss: 0.00123456, bestEpoch: 7, seconds: 1.25 });
    display.ended(task("b", 3), { kind: "done", bestLoss: 1, bestEpoch: 1, seconds: 0 });
    display.ended(task("c"), { kind: "failed", reason: "no room" });
    display.ended(task("d"), { kind: "stopped" });
  });
  expect(text.split("\n")).toEqual([
    "a: no checkpoint\\u{1b}[2J",
    "3 of 10  a  best loss 0.001235 at epoch 7, 1.3 s",
    "4 of 10  b  best loss 1 at epoch 1, 0.0 s, waits after epoch 3",
    "failed  c: no room",
    "",
  ]);
});

test("on a terminal, below those the runs that are being made, with the time that is left", () => {
  const text = shown(true, (display, pass) => {
    display.begun(task("a"));
    pass(60);
    display.begun(task("b"));
    pass(60);
    display.epoch(task("a"), 3, 10, 0.5);
    pass(880);
    display.ended(task("a"), { kind: "done", bestLoss: 1, bestEpoch: 1, seconds: 0 });
    display.ended(task("b"), { kind: "failed", reason: "no" });
  });
  const plain = stripVTControlCharacters(text).replaceAll("\r", "");
  expect(plain).toContain("2 of 10 runs done\n  a  begins\n");
  expect(plain).toContain("  a  epoch 3 of 10  loss 0.5\n  b  begins\n");
  expect(plain).toContain("3 of 10 runs done, 0:07 left\n  b  begins\n");
  expect(plain).toContain("3 of 10 runs done, 1 failed, 0:06 left\n");
  expect(text.endsWith("\x1b[?25h")).toBe(true);
});
