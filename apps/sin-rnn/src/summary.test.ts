import { expect, test } from "vitest";
import { type Options, parseOptions } from "./options.ts";
import { endLine, interruptedLines, startLine } from "./summary.ts";

function options(...argv: string[]): Options {
  return parseOptions(argv, { cwd: "/", now: new Date(), drawSeed: () => 42 }) as Options;
}

test("startLine shows everything that the results depend on", () => {
  expect(startLine(options(), null)).toBe("rnn, adam (lr 0.001), hidden 100, bptt 30, float64, 100 epochs, seed 42");
  expect(startLine(options("--optimizer", "adadelta", "--batch", "5", "--epochs", "1"), null)).toBe(
    "rnn, adadelta, hidden 100, bptt 30, batch 5, float64, 1 epoch, seed 42",
  );
  expect(startLine(options("--schedule", "cosine", "--keep-best"), null)).toBe(
    "rnn, adam (lr 0.001), hidden 100, bptt 30, schedule cosine, keep best, float64, 100 epochs, seed 42",
  );
  expect(startLine(options(), { epoch: 7 })).toMatch(/ 100 epochs, seed 42, resumes after epoch 7$/);
});

test("endLine shows the best epoch and the folder", () => {
  const summary = {
    epochs: 100,
    bestEpoch: 58,
    judgedBy: "test" as const,
    bestLoss: 5.1e-5,
    savedEpoch: 100,
    trainLoss: 0.002,
    lastLoss: 0.003,
    seconds: 4.25,
    folder: "/runs/a b",
    again: "start",
    resume: null,
  };
  expect(endLine(summary)).toBe("100 epochs in 4.3 s, best test loss 5.1e-05 at epoch 58, run folder /runs/a b");
  expect(endLine({ ...summary, savedEpoch: 58 })).toBe(
    "100 epochs in 4.3 s, best test loss 5.1e-05 at epoch 58, weights of epoch 58, run folder /runs/a b",
  );
  expect(endLine({ ...summary, epochs: 1, seconds: 75 })).toMatch(/^1 epoch in 1:15, best/);
  expect(endLine({ ...summary, bestLoss: Number.NaN })).toBe(
    "100 epochs in 4.3 s without a finite loss, try a smaller --lr, run folder /runs/a b",
  );
  expect(endLine({ ...summary, epochs: 0 })).toBe("no epoch was complete after 4.3 s, run folder /runs/a b");
  expect(endLine({ ...summary, folder: "/a\nb" })).toMatch(/run folder \/a\\u\{a\}b$/);
  expect(interruptedLines({ ...summary, epochs: 0, resume: "start --resume x" })).toBe(
    "interrupted: no epoch was complete after 4.3 s, run folder /runs/a b\nto resume: start --resume x\n",
  );
});
