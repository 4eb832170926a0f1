import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Epoch } from "@dz/training";
import { afterEach, expect, test } from "vitest";
import { Progress, progressLine } from "./progress.ts";

function result(epoch: number, trainLoss = 0.2, testLoss = 0.07): Epoch {
  return { epoch, trainLoss, testLoss, seconds: 0.1, gradNorm: 1, predictions: new Float64Array(0) };
}

const plain = { epochs: 100, last: null, columns: 80, color: false };

test("progressLine shows epoch, losses, speed and time left", () => {
  expect(progressLine(result(25), 10, plain)).toBe(
    "epoch  25/100  ━━─────────  train 0.2        test 0.07        2.5/s  0:30 left",
  );
  expect(progressLine(result(25), 0.1, plain)).toMatch(/ {3}250\/s {2}0:00 left$/);
});

test("progressLine shows only the bar before the first epoch", () => {
  expect(progressLine(null, 3, plain)).toBe(`epoch   0/100  ${"─".repeat(40)}`);
});

test("progressLine computes the speed of a resumed run from its new epochs", () => {
  const after = { ...plain, last: result(20) };
  expect(progressLine(result(20), 0.1, after)).toMatch(/^epoch {2}20\/100 {2}━+─+ {2}train 0.2 {8}test 0.07 *$/);
  expect(progressLine(result(25), 10, after)).toMatch(/ 0\.5\/s {2}2:30 left$/);
});

test("progressLine fills the bar only at the end", () => {
  expect(progressLine(result(100), 10, plain)).toContain("━".repeat(11));
  expect(progressLine(result(99), 10, plain)).toContain(`${"━".repeat(10)}─`);
});

test("progressLine does not count colours in the width", () => {
  const line = progressLine(result(25), 10, { ...plain, color: true });
  expect(line).toContain("\x1b[36m━━\x1b[0m\x1b[2m━━━━━━━━━\x1b[0m");
  expect(stripVTControlCharacters(line)).toHaveLength(progressLine(result(25), 10, plain).length);
});

test("progressLine keeps the most important parts on a narrow terminal", () => {
  const at = (columns: number) => progressLine(result(25), 10, { ...plain, columns });
  expect(at(70)).toBe("epoch  25/100  train 0.2        test 0.07        2.5/s  0:30 left");
  expect(at(65)).toBe("epoch  25/100  train 0.2        test 0.07       0:30 left");
  expect(at(50)).toBe("epoch  25/100  train 0.2        test 0.07     ");
  expect(at(40)).toBe("epoch  25/100  test 0.07     ");
  expect(at(10)).toBe("epoch  2");
  expect(at(0)).toBe("");
});

test("progressLine fits the widest losses at every width", () => {
  for (let columns = 0; columns < 200; columns++) {
    const line = progressLine(result(99, -1.2345e-300, Number.NEGATIVE_INFINITY), 1e7, { ...plain, columns });
    expect(line.length).toBeLessThanOrEqual(Math.max(columns - 2, 0));
  }
});

class Screen {
  text = "";
  columns: number | undefined;
  write(text: string): void {
    this.text += text;
  }
  /** The output since the last call. */
  take(): string {
    const { text } = this;
    this.text = "";
    return text;
  }
}

const opened: Progress[] = [];
afterEach(() => {
  for (const progress of opened.splice(0)) progress.stop();
});

function open(screen: Screen): { progress: Progress; at: (ms: number) => void } {
  let now = 1000;
  const progress = new Progress(screen, { ...plain, epochs: 10, now: () => now });
  opened.push(progress);
  return { progress, at: (ms) => (now = 1000 + ms) };
}

test("Progress redraws over its line, with the cursor hidden", () => {
  const screen = new Screen();
  const { progress, at } = open(screen);
  expect(screen.take()).toBe(`\x1b[?25l\r\x1b[?7lepoch  0/10  ${"─".repeat(40)}\x1b[K\x1b[?7h`);
  at(500);
  progress.update(result(1));
  const line = screen.take().replace("\x1b[?7l", "");
  expect(line).toMatch(/^\repoch {2}1\/10 [^\r\n]* 2\.0\/s {2}0:05 left/);
  expect(line.endsWith("left\x1b[K\x1b[?7h")).toBe(true);
  progress.stop();
  expect(screen.take()).toBe("\n\x1b[?25h");
  progress.stop();
  expect(screen.take()).toBe("");
});

test("Progress draws at most twenty times a second, but always the last epoch", () => {
  const screen = new Screen();
  const { progress, at } = open(screen);
  screen.take();
  at(49);
  progress.update(result(1));
  expect(screen.take()).toBe("");
  at(50);
  progress.update(result(2));
  expect(screen.take()).toContain("epoch  2/10");
  at(51);
  progress.update(result(10));
  expect(screen.take()).toContain("epoch 10/10");
});

test("Progress draws a pending epoch at the end", () => {
  const screen = new Screen();
  const { progress, at } = open(screen);
  at(10);
  progress.update(result(3));
  screen.take();
  progress.stop();
  const text = screen.take();
  expect(text).toContain("epoch  3/10");
  expect(text.endsWith("\x1b[K\x1b[?7h\n\x1b[?25h")).toBe(true);
});

test("Progress follows the width of the terminal", () => {
  const screen = new Screen();
  const { progress, at } = open(screen);
  screen.columns = 32;
  at(100);
  screen.take();
  progress.update(result(1));
  expect(screen.take()).toBe("\r\x1b[?7lepoch  1/10  test 0.07     \x1b[K\x1b[?7h");
});

test("Progress removes its listeners when it stops", () => {
  const count = () => ["exit", "SIGTERM"].map((event) => process.listenerCount(event));
  const before = count();
  const { progress } = open(new Screen());
  expect(count()).toEqual([(before[0] as number) + 1, before[1]]);
  progress.stop();
  expect(count()).toEqual(before);
});

/** Runs a program that shows a bar, then executes `end`. */
function runProgram(end: string): { status: number | null; stdout: string } {
  const file = JSON.stringify(join(import.meta.dirname, "progress.ts"));
  const bar = "new Progress(process.stdout, { epochs: 9, last: null, columns: 40, color: false });";
  const source = `import { Progress } from ${file}; ${bar} ${end}`;
  return spawnSync(process.execPath, ["--input-type=module", "-e", source], { encoding: "utf8" });
}

test("Progress restores the cursor when the program exits or fails", () => {
  const restored = "\x1b[K\x1b[?7h\n\x1b[?25h";
  const exited = runProgram("process.exit(3);");
  expect(exited.status).toBe(3);
  expect(exited.stdout.slice(-15)).toBe(restored);
  const failed = runProgram("throw new Error();");
  expect(failed.status).toBe(1);
  expect(failed.stdout.slice(-15)).toBe(restored);
});

test("a training that needs no more epochs has no time left", () => {
  expect(progressLine(result(25), 10, { ...plain, finished: true })).toMatch(/ 2\.5\/s {2}ended early$/);
  expect(progressLine(result(100), 10, { ...plain, finished: true })).toMatch(/ {2}0:00 left$/);
});
