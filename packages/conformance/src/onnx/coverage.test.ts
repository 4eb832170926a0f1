import * as functions from "@dz/functions";
import * as layers from "@dz/layers";
import * as models from "@dz/models";
import { expect, test } from "vitest";
import { cases } from "./cases.ts";
import { coveredBy, uncovered } from "./coverage.ts";

const exported = [
  ...Object.keys(functions),
  ...Object.keys(layers).map((name) => `layers.${name}`),
  ...Object.keys(models).map((name) => `models.${name}`),
].sort();

test("each function, layer and model has a case, or a reason", () => {
  const covered = new Set(cases.map(({ name }) => coveredBy(name)));
  expect(exported.filter((name) => !covered.has(name) && !Object.hasOwn(uncovered, name))).toEqual([]);
});

test("each case is of something that is exported, and each reason is needed", () => {
  const covered = new Set(cases.map(({ name }) => coveredBy(name)));
  expect([...covered].filter((name) => !exported.includes(name))).toEqual([]);
  expect(Object.keys(uncovered).filter((name) => covered.has(name) || !exported.includes(name))).toEqual([]);
});
