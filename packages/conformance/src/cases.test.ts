import { describe, expect, it } from "vitest";
import { type CaseKind, dataFile, expectTolerance, runCases } from "./cases.ts";
import type { CaseResult } from "./check.ts";
import { Fields } from "./fields.ts";

const skipTan = (file: string, name: string): string | null =>
  file === "x.json" && name === "tan" ? "for a reason" : null;

const kind: CaseKind = {
  file: "ops.json",
  name: (fields) => fields.text("op"),
  run: (check, fields) => {
    fields.ignore("id", "op");
    check.same("y", 1, fields.number("y"));
  },
};

const passed = (id: string): CaseResult => ({ id, status: "passed" });

describe("dataFile", () => {
  const run = (data: unknown): CaseResult[] =>
    Array.from(
      dataFile(data, "dz/ops/1", function* (file) {
        for (const id of file.list("cases")) yield passed(String(id));
      }),
    );
  const failure = (problem: object) => ({
    id: "(file)",
    status: "failed",
    problems: [expect.objectContaining(problem)],
  });

  it("yields the results of its body", () => {
    expect(run({ format: "dz/ops/1", versions: {}, cases: ["a", "b"] })).toEqual([passed("a"), passed("b")]);
  });

  it("fails for another format, an unread field, a body that throws, and no cases", () => {
    expect(run({ format: "dz/ops/2", cases: ["a"] })).toEqual([
      failure({ got: "DataError: format: expected dz/ops/1, got dz/ops/2" }),
    ]);
    expect(run({ format: "dz/ops/1", cases: ["a"], cases2: ["b"] })).toEqual([
      passed("a"),
      failure({ field: "cases2", got: "a field that the runner does not know" }),
    ]);
    expect(run({ format: "dz/ops/1" })).toEqual([failure({ got: "DataError: cases: is missing" })]);
    expect(run({ format: "dz/ops/1", cases: [] })).toEqual([failure({ got: "no cases" })]);
    expect(run(null)).toEqual([failure({ got: "DataError: the data: expected an object, got null" })]);
  });
});

describe("runCases", () => {
  it("runs each case, skips those in the list of skips, and fails for a value that is not a case", () => {
    const values = [
      { id: "sin/0", op: "sin", y: 1 },
      { id: "sin/1", op: "sin", y: 2 },
      { id: "tan/0", op: "tan", y: 2 },
      { id: "sin/2" },
      5,
    ];
    const skipping = { ...kind, file: "x.json" };
    expect(Array.from(runCases(values, skipping, skipTan), ({ id, status }) => [id, status])).toEqual([
      ["sin/0", "passed"],
      ["sin/1", "failed"],
      ["tan/0", "skipped"],
      ["sin/2", "failed"],
      ["case 4", "failed"],
    ]);
    expect(Array.from(runCases(values, kind, skipTan))[2]?.status).toBe("failed");
  });

  it("reports why a case is skipped, and its name", () => {
    const [result] = runCases([{ id: "tan/0", op: "tan" }], { ...kind, file: "x.json" }, skipTan);
    expect(result).toEqual({ id: "tan/0", status: "skipped", name: "tan", reason: "for a reason" });
  });

  it("derives ids for cases without one", () => {
    const [result] = runCases([{ op: "sin", y: 1 }], { ...kind, id: (fields, i) => `${fields.text("op")} ${i}` });
    expect(result).toEqual(passed("sin 0"));
  });
});

describe("expectTolerance", () => {
  it("refuses data with other tolerances", () => {
    const stated = new Fields({ rtol: 1e-11, atol: 1e-13 }, "tolerance");
    expect(() => expectTolerance(stated, 1e-11, 1e-13)).not.toThrow();
    expect(() => expectTolerance(stated, 1e-10, 1e-13)).toThrow("tolerance.rtol: expected 1e-10, got 1e-11");
    expect(() => expectTolerance(stated, 1e-11, 0)).toThrow("tolerance.atol: expected 0, got 1e-13");
  });
});
