/**
 * The `prepack` of each published package, which npm and pnpm run in its folder before they pack or publish it: builds
 * it, or refuses, so that none is published without its code or with ranges that only this workspace understands.
 */
import { existsSync, readFileSync } from "node:fs";
import { run } from "../lib/run.ts";
import { entryFiles, type PackedManifest } from "./packed.ts";

async function prepack(): Promise<string | null> {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as PackedManifest;
  // pnpm writes "^0.1.0" for "workspace:^" when it packs; npm leaves it as it is, and no package manager could install that.
  if (!/^pnpm\//.test(process.env.npm_config_user_agent ?? "")) {
    return `${manifest.name} is packed and published by pnpm only: npx --yes pnpm@12 pack here, or npx --yes pnpm@12 run release at the root`;
  }
  const build = await run("turbo", ["run", "build"], { cwd: process.cwd() });
  process.stderr.write(build.output); // standard output is for `pnpm pack --json`
  if (!build.ok) return `the build of ${manifest.name} failed, so it is not packed`;
  const missing = entryFiles(manifest.exports).filter((file) => !existsSync(file));
  if (missing.length === 0) return null;
  return `${manifest.name} is built, but has no ${missing.join(", ")}, which its exports name, so it is not packed`;
}

const problem = await prepack();
if (problem !== null) {
  console.error(`prepack: ${problem}`);
  process.exitCode = 1;
}
