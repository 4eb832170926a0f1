import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../lib/run.ts";
import { temporaryFolder } from "../lib/temporary.ts";
import { entryFiles, openTarball, type PackedManifest, unfit } from "./packed.ts";

const manifest: PackedManifest = {
  name: "@dz/core",
  version: "0.1.0",
  exports: {
    ".": { "@dz/source": "./src/index.ts", types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./package.json": "./package.json",
  },
  dependencies: { "@dz/ndarray": "^0.1.0" },
};
const files = ["package.json", "dist/index.d.ts", "dist/index.js"];

test("entryFiles lists what exports name for users", () => {
  expect(entryFiles(manifest.exports)).toEqual(["dist/index.d.ts", "dist/index.js", "package.json"]);
  expect(entryFiles("./a.js")).toEqual(["a.js"]);
  expect(entryFiles(undefined)).toEqual([]);
});

test("a package without its code, without exports or with ranges of the workspace is unfit", () => {
  expect(unfit(manifest, files)).toEqual([]);
  expect(unfit(manifest, ["package.json", "src/index.ts"])).toEqual([
    "@dz/core has no dist/index.d.ts, which its exports name",
    "@dz/core has no dist/index.js, which its exports name",
  ]);
  expect(unfit({ name: "@dz/core" }, files)).toEqual(["@dz/core has no exports"]);
  const ranges = { dependencies: { "@dz/ndarray": "workspace:^" }, peerDependencies: { vitest: "catalog:" } };
  expect(unfit({ ...manifest, ...ranges }, files)).toEqual([
    "@dz/core needs @dz/ndarray at workspace:^, which only this workspace understands",
    "@dz/core needs vitest at catalog:, which only this workspace understands",
  ]);
});

test("openTarball reads what is packed", async () => {
  using folder = temporaryFolder();
  mkdirSync(join(folder.path, "package/dist"), { recursive: true });
  writeFileSync(join(folder.path, "package/package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder.path, "package/dist/index.js"), "");
  const file = join(folder.path, "a.tgz");
  await run("tar", ["-czf", file, "package/package.json", "package/dist/index.js"], { cwd: folder.path });
  expect(await openTarball(file)).toEqual({ manifest, files: ["package.json", "dist/index.js"] });
  await expect(openTarball(join(folder.path, "none.tgz"))).rejects.toThrow("none.tgz is no package");
});
