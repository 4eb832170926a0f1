import { resolve } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "./usage-error.ts";
import { choice, oneOf, path, positive, seedIn, whole } from "./values.ts";

test("what was not given has no value", () => {
  expect([whole("n", {}, 1, 9), positive("n", {}, "1"), path("n", {}, "/"), seedIn({})]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect([choice("n", {}, ["a", "b"], "b"), choice("n", {}, ["a"], null)]).toEqual(["b", null]);
});

test("what was given has the value that it means", () => {
  expect([whole("n", { n: "1" }, 1, 9), whole("n", { n: "09" }, 1, 9)]).toEqual([1, 9]);
  expect(["5e-5", ".5", "2.", "1E3"].map((n) => positive("n", { n }, "1"))).toEqual([5e-5, 0.5, 2, 1000]);
  expect(choice("n", { n: "a" }, ["a", "b"], "b")).toBe("a");
  expect([path("n", { n: "a/../b" }, "/home"), path("n", { n: "/a" }, "/home")]).toEqual(
    ["/home/b", "/a"].map((one) => resolve(one)),
  );
  expect(seedIn({ seed: "4294967295" })).toBe(2 ** 32 - 1);
});

test.each(["0", "10", "-1", "1.5", "1e0", " 1", "", "0x1", "９"])("%j is no whole number from 1 to 9", (n) => {
  const got = /^[!-~]+$/.test(n) ? n : JSON.stringify(n);
  expect(() => whole("n", { n }, 1, 9)).toThrow(new UsageError(`--n takes a whole number from 1 to 9, got ${got}`));
});

test.each(["0", "-1", "1e999", "NaN", "Infinity", "1,5", "1 ", "0x1", "."])("%j is no number above 0", (n) => {
  const got = /^[!-~]+$/.test(n) ? n : JSON.stringify(n);
  expect(() => positive("n", { n }, "0.5")).toThrow(
    new UsageError(`--n takes a number above 0, such as 0.5, got ${got}`),
  );
});

test("a name that is none of the choices, with the one that was probably meant", () => {
  const choices = ["json", "lines", "quiet"];
  expect(() => choice("format", { format: "JSO" }, choices, null)).toThrow(
    new UsageError("--format takes json, lines or quiet, got JSO, did you mean json?"),
  );
  expect(() => oneOf("trial", "c\n", ["a", "bcd"])).toThrow(new UsageError('trial takes a or bcd, got "c\\n"'));
});

test("long and unseen texts are shown in one short line", () => {
  expect(() => whole("n", { n: "x".repeat(100) }, 1, 9)).toThrow(`got ${"x".repeat(60)}…`);
  expect(() => whole("n", { n: "a\u202eb" }, 1, 9)).toThrow('got "a\\u{202e}b"');
});

test("an empty path is none", () => {
  expect(() => path("out", { out: "" }, "/")).toThrow(new UsageError('--out takes the path of a folder, got ""'));
});
