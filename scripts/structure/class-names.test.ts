import { expect, test } from "vitest";
import { classesAreNamed } from "./class-names.ts";
import { packageOf, treeOf } from "./fixture.ts";

function problems(source: string, path = "src/tanh.ts"): string[] {
  return classesAreNamed(treeOf(packageOf({ name: "@dz/functions" }, { [path]: source }))).map(
    ({ message }) => message,
  );
}

test("the class of an op without its name is reported with the line to paste", () => {
  expect(problems("class Tanh extends FunctionNode {}")).toEqual([
    'bundlers rename the class; begin it with:\n  static override get name(): string { return "Tanh"; }',
  ]);
  expect(problems('class Tanh extends FunctionNode implements ArrayBackward { name = "Tanh"; }')).toHaveLength(1);
});

test("so is one that extends the class of another op, but not an abstract one", () => {
  const base = "abstract class Steps extends FunctionNode {}";
  expect(problems(base)).toEqual([]);
  expect(problems(`${base} class Ceil extends Steps {}`)).toHaveLength(1);
});

test("so is a class that the index exports, whatever it extends", () => {
  const index = 'export { Linear, Scheduler as Plan } from "./all.ts"; export * as more from "./more.ts";';
  const classes =
    "export class Linear extends Layer {} export class Scheduler {} export abstract class Layer {} class Hidden {}";
  const found = classesAreNamed(
    treeOf(packageOf({ name: "@dz/layers" }, { "src/index.ts": index, "src/all.ts": classes })),
  );
  expect(found.map(({ message }) => message)).toEqual([
    'bundlers rename the class; begin it with:\n  static override get name(): string { return "Linear"; }',
    'bundlers rename the class; begin it with:\n  static get name(): string { return "Scheduler"; }',
  ]);
});

test("a class with its name, another class, and those of tests may be as they are", () => {
  expect(problems('class Tanh extends FunctionNode { static override get name(): string { return "Tanh"; } }')).toEqual(
    [],
  );
  expect(problems("class Linear extends Layer {}")).toEqual([]);
  expect(problems("class Twice extends FunctionNode {}", "src/tanh.test.ts")).toEqual([]);
});
