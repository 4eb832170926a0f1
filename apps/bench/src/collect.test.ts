import { expect, test } from "vitest";
import { collect } from "./collect.ts";
import type { Contender } from "./contender.ts";
import type { Work } from "./work.ts";

const printing = (name: string, code: string): Contender => ({
  name,
  has: (job) => job.name !== "b" || name !== "C++",
  command: (job, epochs) => ({ file: process.execPath, args: ["-e", code, job.name, String(epochs)] }),
});
const PRINT = 'console.log(JSON.stringify({ name: process.argv[1], value: +process.argv[2], unit: "ms" }));';
const good = printing("dz", PRINT);
const bad = printing("C++", 'throw new Error("no memory")');
const half = printing("tfjs", `${PRINT} throw new Error("no gradient")`);

test("collect runs contenders in turn, and reports each failure once", async () => {
  const job = (name: string) => ({ name, contenders: {} });
  const work: Work = { name: "w", title: "", jobs: [job("a"), job("b")], goals: [] };
  const progress: string[] = [];
  const failures: string[] = [];
  const samples = await collect(work, {
    contenders: [good, bad, half],
    rounds: 2,
    epochs: 7,
    progress: (line) => progress.push(line),
    failure: (line) => failures.push(line),
  });
  expect(progress).toEqual([
    ...["a, dz", "a, C++", "a, tfjs", "b, dz", "b, tfjs"].map((pair) => `round 1 of 2: ${pair}`),
    ...["a, dz", "a, tfjs", "b, dz", "b, tfjs"].map((pair) => `round 2 of 2: ${pair}`),
  ]);
  expect(failures).toEqual(["a, C++: Error: no memory", "a, tfjs: Error: no gradient", "b, tfjs: Error: no gradient"]);
  const of = (contender: string): unknown[] =>
    samples.filter((sample) => sample.contender === contender).map(({ job, round, value }) => [job, round, value]);
  const expected = [
    ["a", 0, 7],
    ["b", 0, 7],
    ["a", 1, 7],
    ["b", 1, 7],
  ];
  expect(of("dz")).toEqual(expected);
  expect(of("tfjs")).toEqual(expected);
  expect(of("C++")).toEqual([]);
});

test.each([
  ["the command's", 7, 7],
  ["the job's", null, 50],
])("a job has as many epochs as it says, unless the command says: %s", async (_, epochs, expected) => {
  const work: Work = { name: "w", title: "", jobs: [{ name: "a", epochs: 50, contenders: {} }], goals: [] };
  const options = { contenders: [good], rounds: 1, epochs, progress: () => undefined, failure: () => undefined };
  expect((await collect(work, options)).map(({ value }) => value)).toEqual([expected]);
});

test("a job that says nothing has 100 epochs", async () => {
  const work: Work = { name: "w", title: "", jobs: [{ name: "a", contenders: {} }], goals: [] };
  const options = { contenders: [good], rounds: 1, epochs: null, progress: () => undefined, failure: () => undefined };
  expect((await collect(work, options)).map(({ value }) => value)).toEqual([100]);
});
