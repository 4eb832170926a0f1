import { describe, expect, test } from "vitest";
import { parseShard, partOf } from "./shard.ts";

test.each<[string, Record<string, string>, [number, number]]>([
  ["2/8", {}, [1, 8]],
  ["8/8", { SLURM_ARRAY_TASK_ID: "3" }, [7, 8]],
  ["auto", { SLURM_ARRAY_TASK_ID: "3", SLURM_ARRAY_TASK_MIN: "0", SLURM_ARRAY_TASK_COUNT: "16" }, [3, 16]],
  ["auto", { SLURM_ARRAY_TASK_ID: "16", SLURM_ARRAY_TASK_MIN: "1", SLURM_ARRAY_TASK_COUNT: "16" }, [15, 16]],
  [
    "auto",
    { SLURM_ARRAY_TASK_ID: "9", SLURM_ARRAY_TASK_MIN: "1", SLURM_ARRAY_TASK_STEP: "4", SLURM_ARRAY_TASK_COUNT: "3" },
    [2, 3],
  ],
  // The array of one task that does the sixth again.
  ["auto/16", { SLURM_ARRAY_TASK_ID: "5", SLURM_ARRAY_TASK_MIN: "5", SLURM_ARRAY_TASK_COUNT: "1" }, [5, 16]],
  ["auto/16", { JOB_COMPLETION_INDEX: "0" }, [0, 16]],
  ["auto/8", { PARALLEL_SEQ: "1" }, [0, 8]],
])("--shard %s with %j", (text, env, [index, count]) => {
  expect(parseShard(text, env)).toEqual({ index, count });
});

test.each<[string, Record<string, string>, string]>([
  ["0/8", {}, "--shard 0/8: part 0 of 8 does not exist, parts are 1 to 8"],
  ["9/8", {}, "--shard 9/8: part 9 of 8 does not exist, parts are 1 to 8"],
  ["3", {}, "--shard takes I/N, as in 2/8, or auto or auto/N, got 3"],
  ["-1/8", {}, "--shard takes I/N, as in 2/8, or auto or auto/N, got -1/8"],
  [
    "auto",
    {},
    "--shard auto: there is no SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX or PARALLEL_SEQ; name the part, as in 2/8",
  ],
  [
    "auto",
    { JOB_COMPLETION_INDEX: "1" },
    "the scheduler does not say how many parts there are; name them, as in auto/8",
  ],
  ["auto/2", { SLURM_ARRAY_TASK_ID: "2" }, "--shard auto/2: part 3 of 2 does not exist"],
  [
    "auto",
    { SLURM_ARRAY_TASK_ID: "4", SLURM_ARRAY_TASK_MIN: "1", SLURM_ARRAY_TASK_STEP: "2", SLURM_ARRAY_TASK_COUNT: "3" },
    "--shard auto: part 2.5 of 3 does not exist",
  ],
  ["auto/2", { JOB_COMPLETION_INDEX: "2" }, "--shard auto/2: part 3 of 2 does not exist"],
  ["auto/2", { JOB_COMPLETION_INDEX: "x" }, "--shard auto/2: part NaN of 2 does not exist"],
])("refuses --shard %s with %j", (text, env, message) => {
  expect(() => parseShard(text, env)).toThrow(message);
});

describe("partOf", () => {
  test("deals out all elements, each once", () => {
    const all = Array.from({ length: 10 }, (_, i) => i);
    const parts = [0, 1, 2].map((index) => partOf(all, { index, count: 3 }));
    expect(parts).toEqual([
      [0, 3, 6, 9],
      [1, 4, 7],
      [2, 5, 8],
    ]);
  });
});
