/**
 * Makes one file of the command before its tests, which start it more than a hundred times: to read two hundred sources
 * costs each start half a second.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The path of the command as one file. */
    bundledCommand: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const app = join(import.meta.dirname, "../..");
  const folder = await mkdtemp(join(app, ".bundle-")); // beside src, because the command looks for package.json one folder up
  const outfile = join(folder, "main.mjs");
  await build({
    entryPoints: [join(app, "src/main.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["@dz/source"],
    sourcemap: true,
    outfile,
  });
  project.provide("bundledCommand", outfile);
  return () => rm(folder, { recursive: true });
}
