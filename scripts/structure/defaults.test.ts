import { expect, test } from "vitest";
import { defaultsAreDocumented } from "./defaults.ts";
import { packageOf, treeOf } from "./fixture.ts";

function problems(text: string): string[] {
  const pkg = packageOf({ name: "@dz/functions" }, { "src/a.ts": text });
  return defaultsAreDocumented(treeOf(pkg)).map(({ file, message }) => `${file}: ${message}`);
}

const interfaceOf = (comment: string, name = "alpha"): string =>
  `/** Options. */ export interface Options {\n  /** ${comment} */\n  readonly ${name}?: number;\n}\n`;
const table = (entries: string): string => `const table = { ${entries} } satisfies OptionTable<Options>;`;

test("a default that the comment says is right", () => {
  for (const [said, value] of [
    ["1", "1"],
    ["1e-5", "0.00001"],
    ["−1", "-1"],
    ["0.9, as in PyTorch", "0.9"],
    ["250000", "250_000"],
    ['`"mean"`', '"mean"'],
    ['"cosine"', '"cosine"'],
    ["npz, which np.load reads", '"npz"'],
    ["true", "true"],
    ["false: no bias", "false"],
  ]) {
    expect(problems(interfaceOf(`A width (default ${said}).`) + table(`alpha: { default: ${value} }`))).toEqual([]);
  }
});

test("another default, or none, is reported", () => {
  const wrong = interfaceOf("A width (default 2).") + table("alpha: { above: 0, default: 1 }");
  const message = "packages/functions/src/a.ts: the comment of Options.alpha says";
  expect(problems(wrong)).toEqual([`${message} (default 2), its table 1`]);
  expect(problems(interfaceOf("A width.") + table('alpha: { default: "x" }'))).toEqual([
    `${message} no (default …), its table "x"`,
  ]);
  expect(problems(interfaceOf("A width (default 1).") + table("alpha: { default: true }"))).toHaveLength(1);
});

test("a shared table is held to its interface too", () => {
  const shared = "export const table: nd.SharedOptions<Options> = { alpha: { default: 1 } };";
  expect(problems(interfaceOf("(default 1)") + shared)).toEqual([]);
  expect(problems(interfaceOf("(default 2)") + shared)).toHaveLength(1);
});

test("a comment may break its line after the word default", () => {
  const text = "export interface Options {\n  /**\n   * A width (default\n   * 1).\n   */\n  alpha?: number;\n}\n";
  expect(problems(text + table("alpha: { default: 1 }"))).toEqual([]);
});

test("what is no plain literal is not compared, nor an interface of another file", () => {
  expect(problems(interfaceOf("A stream (default the global one).") + table("alpha: { default: random }"))).toEqual([]);
  expect(problems(interfaceOf("A size (default 1 GiB).") + table("alpha: { default: 2 ** 30 }"))).toEqual([]);
  expect(problems(interfaceOf("A size.") + table("alpha: { optional: true }, ...more"))).toEqual([]);
  expect(problems(table("alpha: { default: 1 }"))).toEqual([]);
});
