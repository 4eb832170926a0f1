import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { compile, peerPath } from "./compile.ts";

test("compile reports a failing or missing compiler in one line", async () => {
  await expect(compile(process.execPath, "a.cpp", "a")).rejects.toThrow(/^\S*: bad option: \S+$/);
  await expect(compile("no-such-compiler", "a.cpp", "a")).rejects.toThrow("spawn no-such-compiler ENOENT");
});

test("the sources of the C++ peers exist", () => {
  for (const name of ["article.cpp", "blas.cpp"]) expect(existsSync(peerPath("cpp", name))).toBe(true);
});
