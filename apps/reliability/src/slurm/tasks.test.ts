import { expect, test } from "vitest";
import { jobIn, readTasks, taskProblems } from "./tasks.ts";

// As squeue of Slurm 22.05 writes it.
const text = [
  "14              PENDING                 0               ",
  "2               COMPLETED               0               ",
  "0               FAILED                  9               ",
  "1               FAILED                  35072           ",
  "",
].join("\n");

test("readTasks tells an exit code from a signal, and sorts", () => {
  expect(readTasks(text)).toEqual([
    { index: 0, state: "FAILED", code: null },
    { index: 1, state: "FAILED", code: 137 },
    { index: 2, state: "COMPLETED", code: 0 },
    { index: 14, state: "PENDING", code: 0 },
  ]);
  expect(readTasks("\n")).toEqual([]);
});

test("a line that is not understood is an error", () => {
  expect(() => readTasks("slurm_load_jobs error: Invalid job id specified\n")).toThrow(
    "squeue: a line that is not understood: slurm_load_jobs error: Invalid job id specified",
  );
});

test("jobIn finds the number of the job", () => {
  expect(jobIn("sbatch: some warning\nSubmitted batch job 17\n")).toBe(17);
  expect(jobIn("")).toBe(undefined);
});

test("taskProblems wants one failure, that of the task which was killed", () => {
  const task = (index: number, state: string, code: number | null) => ({ index, state, code });
  const right = [task(0, "COMPLETED", 0), task(1, "FAILED", null), task(2, "COMPLETED", 0)];
  expect(taskProblems(right, 3, 1)).toEqual([]);
  expect(taskProblems(right, 4, 1)).toEqual(["squeue does not list task 3"]);
  expect(taskProblems(right, 3, 2)).toEqual(["task 1 is FAILED with a signal", "task 2 is COMPLETED with 0"]);
  expect(taskProblems([task(0, "FAILED", 0)], 1, 0)).toEqual(["task 0 is FAILED with 0"]);
});
