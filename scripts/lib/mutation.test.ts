import { readArguments, UsageError } from "@dz/command-line";
import { describe, expect, test } from "vitest";
import { command, readMutateArguments } from "./mutation.ts";

const read = (...args: string[]) => readMutateArguments(readArguments(command, args));

describe("readMutateArguments", () => {
  test("without a pattern: core and ndarray", () => {
    expect(read()).toEqual({
      packages: [
        { folder: "packages/core", patterns: ["packages/core/src/**"] },
        { folder: "packages/ndarray", patterns: ["packages/ndarray/src/**"] },
      ],
      others: [],
    });
  });

  test("groups patterns by package, and keeps other arguments", () => {
    const args = ["--mutate", "apps/plots/src/figures/*.ts,packages/runs/src/a.ts", "--mutate", "apps/plots/src/b.ts"];
    expect(read(...args, "--mutate=apps/sin-rnn/src/**", "--concurrency", "1")).toEqual({
      packages: [
        { folder: "apps/plots", patterns: ["apps/plots/src/figures/*.ts", "apps/plots/src/b.ts"] },
        { folder: "packages/runs", patterns: ["packages/runs/src/a.ts"] },
        { folder: "apps/sin-rnn", patterns: ["apps/sin-rnn/src/**"] },
      ],
      others: ["--concurrency", "1"],
    });
  });

  test("a comma in braces is part of a pattern", () => {
    expect(read("--mutate", "packages/runs/src/{a,b}.ts,packages/runs/src/c.ts").packages).toEqual([
      { folder: "packages/runs", patterns: ["packages/runs/src/{a,b}.ts", "packages/runs/src/c.ts"] },
    ]);
  });

  test.each([
    [["--mutate="]],
    [["--mutate", "src/a.ts"]],
    [["--mutate", "packages/core"]],
    [["--mutate", "packages/*/src/**"]],
  ])("%j names no package", (args) => {
    expect(() => read(...args)).toThrow(UsageError);
    expect(() => read(...args)).toThrow("--mutate takes files such as packages/core/src/**, got ");
  });
});
