import { readFileSync } from "node:fs";
import { DzError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { attempt, quote, RunError, reason } from "./run-error.ts";

test("a RunError is a DzError", () => {
  const error = new RunError("x");
  expect(error).toBeInstanceOf(DzError);
  expect(error.name).toBe("RunError");
});

test.each([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "the disk is full"],
  ["EDQUOT", "the disk is full"],
  ["ENOENT", "no such file or folder"],
  ["ENOTDIR", "a part of the path is a file, not a folder"],
  ["EISDIR", "it is a folder, not a file"],
  ["ENAMETOOLONG", "the name is too long"],
  ["EIO", "what the system says"],
])("%s means: %s", (code, words) => {
  expect(reason(Object.assign(new Error("what the\n  system says"), { code }))).toBe(words);
});

test("reason of a value without a message is the value", () => {
  expect(reason("nothing")).toBe("nothing");
});

test("attempt returns the result, or throws with the reason of a failed system call", () => {
  expect(attempt("failed", () => 3)).toBe(3);
  expect(() => attempt("notes cannot be read", () => readFileSync("/no/such/file"))).toThrow(
    new RunError("notes cannot be read, no such file or folder"),
  );
});

test("attempt rethrows other errors", () => {
  const error = new TypeError("not of the system");
  const call = () =>
    attempt("failed", () => {
      throw error;
    });
  expect(call).toThrow(error);
});

test.each([
  ["plain", '"plain"'],
  ['say "x"', '"say \\"x\\""'],
  ["two\nlines", '"two\\nlines"'],
  ["\u202edlrow\u2028", '"\\u{202e}dlrow\\u{2028}"'],
  ["\x85", '"\\u{85}"'],
  ["x".repeat(60), `"${"x".repeat(60)}"`],
  ["x".repeat(61), `"${"x".repeat(60)}…"`],
])("quote %j", (text, quoted) => {
  expect(quote(text)).toBe(quoted);
});
