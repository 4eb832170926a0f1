/// <reference types="node" />
/** A bundler shortens the names of classes; messages keep them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "tsup";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

const program = `
import * as nd from ${JSON.stringify(fileURLToPath(new URL("../index.ts", import.meta.url)))};
class Own {}
const table = { random: { optional: true, of: nd.RandomState } };
const calls = {
  array: () => nd.sum(nd.random),
  number: () => nd.scalar(nd.zeros([1])),
  options: () => nd.zeros([1], nd.ones([1])),
  list: () => nd.concat(nd.zeros([1])),
  of: () => nd.readOptions("f", table, { random: nd.zeros([1]) }),
  shape: () => nd.add(nd.zeros([2]), nd.zeros([3])),
  axis: () => nd.sum(nd.zeros([2]), { axis: 1 }),
};
export const own = Own.name;
export const names = Object.fromEntries(Object.entries(nd).map(([name, value]) => [name, value.name]));
export const messages = Object.entries(calls).map(([name, call]) => {
  try {
    return call();
  } catch (error) {
    return String(error);
  }
});
`;

interface Bundled {
  readonly own: string;
  readonly names: Readonly<Record<string, string | undefined>>;
  readonly messages: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), "dz-minified-"));
let bundled: Bundled;

beforeAll(async () => {
  writeFileSync(join(folder, "entry.ts"), program);
  await build({
    entry: { bundle: join(folder, "entry.ts") },
    outDir: join(folder, "out"),
    outExtension: () => ({ js: ".mjs" }),
    format: ["esm"],
    platform: "browser",
    target: "es2022",
    minify: true,
    silent: true,
    config: false,
    clean: false,
    tsconfig: fileURLToPath(new URL("../../tsconfig.json", import.meta.url)),
  });
  vi.spyOn(console, "warn").mockImplementation(() => undefined); // of a second copy, which the bundle is
  bundled = await import(/* @vite-ignore */ pathToFileURL(join(folder, "out/bundle.mjs")).href);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("has short names for other classes and for functions", () => {
  expect(bundled.own).not.toBe("Own");
  expect(bundled.names.add).not.toBe("add");
});

it("keeps those of the classes of the package", () => {
  const classes = Object.keys(bundled.names).filter((name) => /^(NdArray|RandomState|\w+Error)$/.test(name));
  expect(classes).toHaveLength(12);
  for (const name of classes) expect(bundled.names[name]).toBe(name);
});

it("gives the same messages", () => {
  expect(bundled.messages).toEqual([
    "ValueError: sum: expected an NdArray, got RandomState",
    "ValueError: scalar: expected a number, got NdArray",
    "ValueError: zeros: expected an object of options such as { dtype }, got NdArray",
    "ValueError: concat: expected a list of NdArrays, got NdArray; write concat([a, b])",
    "ValueError: f: random is NdArray, expected a RandomState",
    "ShapeError: add: shapes [2] and [3] do not broadcast",
    "AxisError: sum: axis 1 is out of range for shape [2]",
  ]);
});
