import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const entry = fileURLToPath(new URL("entry.ts", import.meta.url));

/** The configuration of the bundle: the sources as one script for Node 20 and browsers, with everything included. */
const config = {
  entry: { golden: entry },
  format: ["iife"],
  platform: "browser",
  target: "es2022",
  silent: true,
  clean: false,
};

/** Bundles all jobs into one script in a folder; returns its path. */
export async function bundleJobs(folder: string): Promise<string> {
  const file = join(folder, "tsup.config.mjs");
  const options = JSON.stringify({ ...config, outDir: folder });
  writeFileSync(
    file,
    `export default { ...${options}, noExternal: [/./], esbuildOptions(o) { o.conditions = ["@dz/source"]; } };\n`,
  );
  const tsup = join(root, "node_modules/tsup/dist/cli-default.js");
  await promisify(execFile)(process.execPath, [tsup, "--config", file], { cwd: join(root, "apps/reliability") });
  const script = join(folder, "golden.global.js");
  if (!readFileSync(script, "utf8").includes("runJobs")) throw new Error(`golden: ${script} has no jobs`);
  return script;
}
