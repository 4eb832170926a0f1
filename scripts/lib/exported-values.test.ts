import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exportedValues } from "./exported-values.ts";
import { temporaryFolder } from "./temporary.ts";

test("functions, classes, and the public members of classes, interfaces and namespaces", () => {
  using folder = temporaryFolder();
  const file = join(folder.path, "index.d.ts");
  writeFileSync(join(folder.path, "inner.d.ts"), "export declare function g(): string;");
  writeFileSync(
    file,
    `interface Hidden { a: number }
    export declare function f(x: Hidden): void;
    export declare class C<T> { x: T; private y: T; protected z: T; m(): Hidden; }
    export interface I { p: string }
    export type Name = "a" | "b";
    export * as inner from "./inner.js";`,
  );
  expect(exportedValues("@dz/x", file).split("\n")).toEqual([
    'import * as m from "@dz/x";',
    "export const v1 = m.f;",
    "export const v2 = m.C;",
    'export const v3 = (null as unknown as m.C<any>)["x"];',
    'export const v4 = (null as unknown as m.C<any>)["m"];',
    'export const v5 = (null as unknown as m.I)["p"];',
    "export const v6 = m.inner.g;",
    "",
  ]);
});

test("a file that is no module", () => {
  using folder = temporaryFolder();
  const file = join(folder.path, "index.d.ts");
  writeFileSync(file, "declare const x: number;");
  expect(() => exportedValues("@dz/x", file)).toThrow("index.d.ts is no module");
});
