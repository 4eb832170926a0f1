import { expect, it } from "vitest";
import type { Result } from "./fuzz.ts";
import { findingLine, head, row, summary } from "./report.ts";

const finding = { target: "npy", seed: 5, index: 77, problem: "throws TypeError", file: new Uint8Array(3) };
const result: Result = {
  target: "npy",
  inputs: 1000,
  accepted: 125,
  seconds: 0.25,
  slowest: 12.4,
  largest: 7_300_000,
  growth: -40_000,
  findings: [finding],
};

it("the report has a table", () => {
  expect(head).toBe("reader          inputs    read     each  slowest   largest     held findings");
  expect(row(result)).toBe("npy               1000  12.5 %   250 µs    12 ms    7.3 MB  -0.0 MB        1");
  expect(row({ ...result, inputs: 0, accepted: 0 })).toContain("0.0 %");
});

it("says how to see a finding again, and sums up", () => {
  expect(findingLine(finding)).toBe(
    "FOUND npy: throws TypeError\n  again: pnpm trial fuzz --only npy --seed 5 --index 77",
  );
  expect(summary([result, { ...result, findings: [] }], 5)).toBe("fuzz: 2000 inputs, 1 findings, seed 5, 1 s");
});
