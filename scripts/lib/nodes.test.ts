import { delimiter, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { nodeBinaries, outsideEnvironment } from "./nodes.ts";
import { root } from "./paths.ts";
import { run } from "./run.ts";

afterEach(() => vi.unstubAllEnvs());

test("outsideEnvironment contains neither this repository's tools nor the settings of its package manager", () => {
  const path = [join(root, "node_modules/.bin"), "/x/_npx/1/node_modules/.bin", "/usr/bin"].join(delimiter);
  vi.stubEnv("PATH", path);
  vi.stubEnv("npm_config_local_prefix", root);
  vi.stubEnv("npm_config_registry", "https://registry.example/");
  vi.stubEnv("DZ_ARENA", "stress");
  const environment = outsideEnvironment();
  expect(environment.PATH).toBe("/usr/bin");
  expect(environment.npm_config_local_prefix).toBeUndefined();
  expect(environment.npm_config_registry).toBe("https://registry.example/");
  expect(environment.DZ_ARENA).toBeUndefined();
});

test("nodeBinaries includes the Node of outside programs, each version once", async () => {
  const versions = (await nodeBinaries()).map(({ version }) => version);
  const { stdout } = await run(process.execPath, ["-p", "process.versions.node"]);
  expect(versions).toContain(stdout.trim());
  expect(new Set(versions).size).toBe(versions.length);
});
