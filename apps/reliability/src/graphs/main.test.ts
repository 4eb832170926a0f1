import { expect, test } from "vitest";
import { ledger } from "./ledger/index.ts";
import { report, run } from "./main.ts";

test("run checks graphs from a seed, and report has the figures in its last line", () => {
  const findings = run(120, 1000);
  expect(findings.failures).toEqual([]);
  expect(findings.used.size).toBe(Object.keys(ledger).length);
  expect(report(120, 1000, findings)).toMatch(
    /^graphs: 120 graphs from seed 1000, \d+ ops, each at least [1-9]\d* times; worst relative errors ways .*; 0 findings$/,
  );
});

test("report lists findings before the figures", () => {
  const worst = { ways: 0, first: 1e-9, second: 0 };
  const text = report(1, 5, { failures: ["graph 5 (tanh): broken"], worst, used: new Map([["tanh", 1]]) });
  expect(text.split("\n")).toEqual([
    "graph 5 (tanh): broken",
    "graphs: 1 graphs from seed 5, 1 ops, each at least 0 times; worst relative errors ways 0.0e+0, first 1.0e-9, second 0.0e+0; 1 findings",
  ]);
});
