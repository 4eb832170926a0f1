import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../lib/run.ts";
import { temporaryFolder } from "../lib/temporary.ts";
import { startRegistry } from "./registry.ts";

test("the registry gives manifests and tarballs of its packages, and nothing else", async () => {
  using folder = temporaryFolder();
  const manifest = { name: "@dz/x", version: "1.2.3", dependencies: { "@dz/y": "^1.0.0" } };
  mkdirSync(join(folder.path, "package"));
  writeFileSync(join(folder.path, "package/package.json"), JSON.stringify(manifest));
  const file = join(folder.path, "dz-x-1.2.3.tgz");
  expect((await run("tar", ["-czf", file, "package"], { cwd: folder.path })).ok).toBe(true);

  await using registry = await startRegistry([{ name: "@dz/x", version: "1.2.3", file, size: 1 }]);
  const packument = (await (await fetch(`${registry.url}@dz%2fx`)).json()) as {
    "dist-tags": unknown;
    versions: Record<string, { dependencies: unknown; dist: { tarball: string; integrity: string } }>;
  };
  expect(packument["dist-tags"]).toEqual({ latest: "1.2.3" });
  const version = packument.versions["1.2.3"];
  expect(version).toMatchObject({ ...manifest, dist: { integrity: expect.stringMatching(/^sha512-/) } });
  const bytes = Buffer.from(await (await fetch(version?.dist.tarball ?? "")).arrayBuffer());
  expect(bytes.equals(readFileSync(file))).toBe(true);
  expect((await fetch(`${registry.url}@dz%2fy`)).status).toBe(404);
});
