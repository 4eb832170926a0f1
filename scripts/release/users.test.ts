import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../lib/temporary.ts";
import { copies } from "./users.ts";

test("copies counts folders of a package, not links to them", () => {
  using folder = temporaryFolder();
  const put = (path: string, version: string): void => {
    mkdirSync(join(folder.path, path), { recursive: true });
    writeFileSync(join(folder.path, path, "package.json"), JSON.stringify({ version }));
  };
  expect(copies(folder.path, "@dz/ndarray")).toBe("");
  put("node_modules/.pnpm/@dz+ndarray@0.1.0/node_modules/@dz/ndarray", "0.1.0");
  mkdirSync(join(folder.path, "node_modules/@dz"));
  symlinkSync(
    join(folder.path, "node_modules/.pnpm/@dz+ndarray@0.1.0/node_modules/@dz/ndarray"),
    join(folder.path, "node_modules/@dz/ndarray"),
    "junction",
  );
  put("node_modules/@dz/ndarray-extra", "9.0.0");
  expect(copies(folder.path, "@dz/ndarray")).toBe("0.1.0");
  put("node_modules/@dz/layers/node_modules/@dz/ndarray", "0.2.0");
  put("node_modules/@dz/core/node_modules/@dz/ndarray", "0.2.0");
  expect(copies(folder.path, "@dz/ndarray")).toBe("0.1.0, 2 of 0.2.0");
});
