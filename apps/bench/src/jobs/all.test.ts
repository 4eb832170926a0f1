import { expect, test } from "vitest";
import { isReference, order } from "../names.ts";
import type { Value } from "../work.ts";
import { works } from "./all.ts";

const jobs = works.flatMap((work) => work.jobs);

test("names of works and jobs are unique, so that --only is unambiguous", () => {
  const names = [
    ...works.filter((work) => work.jobs.length > 1).map(({ name }) => name),
    ...jobs.map(({ name }) => name),
  ];
  expect(new Set(names).size).toBe(names.length);
});

test("contenders and references of all works have known names", () => {
  for (const { contenders } of jobs) for (const name of Object.keys(contenders)) expect(order).toContain(name);
  for (const goal of works.flatMap((work) => work.goals)) {
    if (!("reference" in goal)) continue;
    expect(order).toContain(goal.reference);
    expect(isReference(goal.reference) || goal.contender !== undefined).toBe(true);
  }
});

test.each(["matmul-64", "add-1", "lstm-float32"])("%s gives the same values for all contenders", async (name) => {
  const { contenders } = jobs.find((job) => job.name === name) as (typeof jobs)[number];
  const lists: Value[][] = [];
  for (const measure of Object.values(contenders)) {
    const values: Value[] = [];
    for await (const value of measure({ epochs: 1, seconds: 0 })) values.push(value);
    lists.push(values);
  }
  const names = lists[0]?.map((value) => `${value.name} ${value.unit}`) ?? [];
  for (const values of lists) {
    for (const value of values) {
      expect(names).toContain(`${value.name} ${value.unit}`);
      expect(value.value).toBeGreaterThan(0);
    }
  }
});
