import { describe, expect, it } from "vitest";
import type { CaseResult, Problem } from "./check.ts";
import { fileText, jsonText, summarize, totalsOf, totalsText } from "./report.ts";

const problem: Problem = {
  field: "grads[0]",
  element: "[1, 2]",
  got: "0.5",
  want: "0.4",
  tolerance: "1e-11",
  wrong: 3,
};
const all: CaseResult[] = [
  { id: "sin/0", status: "passed" },
  { id: "sin/1", status: "failed", problems: [problem] },
  { id: "conv2d/0", status: "skipped", name: "conv2d", reason: "later" },
  { id: "conv2d/1", status: "skipped", name: "conv2d", reason: "later" },
  { id: "im2col/0", status: "skipped", name: "im2col", reason: "later" },
  { id: "x/0", status: "skipped", name: "__proto__", reason: "other" },
];

let clock = 0;
const report = summarize("ops.json", all, () => {
  clock += 1240;
  return clock;
});

describe("summarize", () => {
  it("counts results, and groups skips by reason", () => {
    expect(report).toMatchObject({ file: "ops.json", run: 2, passed: 1, failed: 1, skipped: 4, seconds: 1.2 });
    expect(report.skips.map(({ reason, count }) => [reason, count])).toEqual([
      ["later", 3],
      ["other", 1],
    ]);
    expect(Object.entries(report.skips[0]?.names ?? {})).toEqual([
      ["conv2d", 2],
      ["im2col", 1],
    ]);
    expect(Object.entries(report.skips[1]?.names ?? {})).toEqual([["__proto__", 1]]);
    expect(report.failures).toEqual([{ id: "sin/1", problems: [problem] }]);
  });
});

describe("fileText", () => {
  it("shows the counts, the skips and the failures", () => {
    expect(fileText(report)).toBe(
      [
        "ops.json             2 run     1 passed     1 failed     4 skipped     1.2 s",
        "    skipped 3: later (conv2d 2, im2col 1)",
        "    skipped 1: other (__proto__ 1)",
        "    FAILED sin/1  grads[0] at [1, 2]: got 0.5, want 0.4, tolerance 1e-11, 3 elements are wrong",
      ].join("\n"),
    );
  });

  it("omits absent parts, and the end of a long list", () => {
    const problems = Array.from({ length: 7 }, (_, i) => ({ field: `f${i}`, got: "1", want: "2" }));
    const lines = fileText(summarize("rng.json", [{ id: "a", status: "failed", problems }])).split("\n");
    expect(lines.slice(1, 3)).toEqual(["    FAILED a  f0: got 1, want 2", "    FAILED a  f1: got 1, want 2"]);
    expect(lines.slice(6)).toEqual(["    FAILED a  ... and 2 more problems"]);
  });
});

describe("totals", () => {
  it("are the sums", () => {
    const totals = totalsOf([report, report]);
    expect(totals).toEqual({ run: 4, passed: 2, failed: 2, skipped: 8 });
    expect(totalsText(totals)).toBe("total                4 run     2 passed     2 failed     8 skipped");
  });
});

describe("jsonText", () => {
  it("is one object with all reports", () => {
    const parsed = JSON.parse(jsonText("/data", [report]));
    expect(parsed).toMatchObject({ ok: false, data: "/data", run: 2, failed: 1 });
    expect(parsed.files[0].failures[0].problems[0]).toEqual(problem);
    expect(JSON.parse(jsonText("/data", [summarize("a", [])])).ok).toBe(true);
  });
});
