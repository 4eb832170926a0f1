import { expect, test } from "vitest";
import { formatVerdict, verdictsOf } from "./goals.ts";
import { CPP, DZ, TFJS } from "./names.ts";
import { type Row, rowsOf } from "./results.ts";
import type { Goal, Work } from "./work.ts";

const row = (job: string, unit: string, values: Readonly<Record<string, number>>): Row => {
  const samples = Object.entries(values).map(([contender, value]) => ({
    job,
    name: "nn",
    unit,
    contender,
    round: 0,
    value,
  }));
  return rowsOf(samples)[0] as Row;
};
const lines = (goals: readonly Goal[], rows: readonly Row[]): string[] => {
  const work: Work = { name: "matmul", title: "", jobs: [], goals };
  return verdictsOf(work, rows).map(formatVerdict);
};

test("verdictsOf compares speeds in any unit", () => {
  const goals: Goal[] = [{ rows: /./, reference: CPP, speed: 0.35 }];
  expect(lines(goals, [row("matmul-64", "GFLOP/s", { [DZ]: 40, [CPP]: 100 })])).toEqual([
    "dz at least 0.35 times as fast as C++: met (0.4 in matmul-64 nn)",
  ]);
  expect(lines(goals, [row("mlp", "ms", { [DZ]: 8, [CPP]: 2 })])).toEqual([
    "dz at least 0.35 times as fast as C++: NOT met (0.25 in mlp nn)",
  ]);
});

test("verdictsOf names the worst row, and ignores rows that do not match", () => {
  const rows = [
    row("matmul-64", "GFLOP/s", { [DZ]: 30, [TFJS]: 20 }),
    row("matmul-128", "GFLOP/s", { [DZ]: 10, [TFJS]: 20 }),
    row("mlp", "ms", { [DZ]: 10, [TFJS]: 2 }),
  ];
  expect(lines([{ rows: /^matmul/, reference: TFJS, speed: 1 }], rows)).toEqual([
    "dz at least 1 times as fast as tfjs: NOT met in 1 of 2 rows (0.5 in matmul-128 nn)",
  ]);
});

test("verdictsOf checks the limit of a value", () => {
  expect(
    lines([{ rows: /./, atMost: 200 }], [row("add-1", "ns", { [DZ]: 150 }), row("add-100", "ns", { [DZ]: 199 })]),
  ).toEqual(["dz at most 200: met (199 in add-100 nn)"]);
});

test("verdictsOf gives no verdict on what was not measured", () => {
  expect(lines([{ rows: /./, reference: CPP, speed: 1 }], [row("add-1", "ns", { [DZ]: 150 })])).toEqual([]);
  expect(
    lines([{ rows: /./, contender: "dz 2 threads", reference: DZ, speed: 1.7 }], [row("add-1", "ns", { [DZ]: 1 })]),
  ).toEqual([]);
});
