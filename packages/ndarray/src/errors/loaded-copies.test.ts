import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noticeCopy } from "./loaded-copies.ts";

const name = "@dz/test";
const key = Symbol.for(`${name}/copies`);

function warnings(): unknown[][] {
  return vi.mocked(console.warn).mock.calls;
}

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, key);
});

test("one copy, and the same file once more, are nothing to warn of", () => {
  noticeCopy(name, "0.2.0", "much is lost");
  noticeCopy(name, "0.2.0", "much is lost");
  expect(warnings()).toEqual([]);
});

test("a second copy is named with both versions, both places, what is lost and the remedy", () => {
  noticeCopy(name, "0.2.0", "much is lost", "file:///app/node_modules/@dz/test");
  noticeCopy(name, "0.3.0", "much is lost", "file:///app/node_modules/@dz/layers/node_modules/@dz/test");
  expect(warnings()).toEqual([
    [
      "dz: this program has loaded 2 copies of @dz/test, 0.2.0 from file:///app/node_modules/@dz/test and 0.3.0 from file:///app/node_modules/@dz/layers/node_modules/@dz/test; much is lost. Find who needs which with npm ls @dz/test, then update all @dz packages together, or try npm dedupe",
    ],
  ]);
});

test("two versions in one bundle are noticed, and so is one version from two places", () => {
  noticeCopy(name, "0.2.0", "much is lost", "https://host/bundle.js");
  noticeCopy(name, "0.3.0", "much is lost", "https://host/bundle.js");
  noticeCopy(name, "0.3.0", "much is lost", "");
  expect(warnings().map(([text]) => /copies of .*?;/.exec(String(text))?.[0])).toEqual([
    "copies of @dz/test, 0.2.0 from https://host/bundle.js and 0.3.0 from https://host/bundle.js;",
    "copies of @dz/test, 0.2.0 from https://host/bundle.js and 0.3.0 from https://host/bundle.js and 0.3.0;",
  ]);
});

test("the place is that of this code, without line, query and what follows the package", () => {
  const places = (stack: string | undefined): string => {
    Reflect.deleteProperty(globalThis, key);
    vi.stubGlobal(
      "Error",
      class {
        stack = stack;
      },
    );
    noticeCopy(name, "0.2.0", "much is lost");
    vi.unstubAllGlobals();
    return (Reflect.get(globalThis, key) as { from: string }[])[0]?.from ?? "none";
  };
  const inside = "node_modules/.pnpm/@dz+test@0.2.0/node_modules/@dz/test";
  expect(
    places(`Error\n    at noticeCopy (file:///a%20b/${inside}/dist/chunk-X.js:10:3)\n    at file:///b.js:1:1`),
  ).toBe(`file:///a%20b/${inside}`);
  expect(places("noticeCopy@https://host:8080/assets/index.js?t=12:3:4\nmodule code@https://other/x.js:1:1")).toBe(
    "https://host:8080/assets/index.js",
  );
  expect(places("Error\n    at noticeCopy (C:\\app\\node_modules\\@dz\\test\\dist\\index.cjs:10:3)")).toBe(
    "C:\\app\\node_modules\\@dz\\test",
  );
  expect(places("Error\n    at addressOf (/srv/bundle.cjs:10:3)")).toBe("/srv/bundle.cjs");
  expect(places("Error: without frames")).toBe("");
  expect(places(undefined)).toBe("");
});

test("where globals are frozen nothing is kept, said or thrown", () => {
  vi.spyOn(Reflect, "defineProperty").mockReturnValue(false);
  noticeCopy(name, "0.2.0", "much is lost", "a");
  noticeCopy(name, "0.3.0", "much is lost", "b");
  expect(warnings()).toEqual([]);
});

test("ndarray notices its own second copy when it is loaded", async () => {
  const own = Symbol.for("@dz/ndarray/copies");
  const before = Reflect.get(globalThis, own) as readonly unknown[] | undefined;
  Reflect.deleteProperty(globalThis, own);
  vi.resetModules();
  await import("../index.ts");
  vi.resetModules();
  vi.doMock("../version.ts", () => ({ version: "0.0.8" }));
  await import("../array/shape.ts");
  expect(warnings()).toEqual([]); // without arrays there is nothing to split
  await import("../index.ts");
  vi.doUnmock("../version.ts");
  vi.resetModules();
  Reflect.deleteProperty(globalThis, own);
  if (before !== undefined) Reflect.defineProperty(globalThis, own, { value: before, configurable: true });
  expect(String(warnings()[0]?.[0])).toMatch(
    /^dz: this program has loaded 2 copies of @dz\/ndarray, .* and 0\.0\.8 from \S+; arrays of one do not work in the other/,
  );
});
