/**
 * `pnpm run release`: builds and packs the packages whose versions are not in the registry, looks at what is packed, and
 * publishes those files. The release workflow runs it when no changesets wait.
 */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readChangesets } from "@changesets/read";
import { root } from "../lib/paths.ts";
import { run, toolEnvironment } from "../lib/run.ts";
import { temporaryFolder } from "../lib/temporary.ts";
import { openTarball, unfit } from "./packed.ts";

/** Runs changesets at the root, in sight: it may ask for a one-time password. */
async function changeset(...args: readonly string[]): Promise<void> {
  const child = spawn("changeset", args, { cwd: root, env: toolEnvironment(), stdio: "inherit" });
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`changeset ${args[0]} failed`);
}

async function release(): Promise<void> {
  const waiting = await readChangesets(root);
  if (waiting.length > 0) throw new Error(`${waiting.length} changesets wait; run npx --yes pnpm@12 run version first`);
  const state = await run("git", ["status", "--porcelain"]);
  if (!state.ok || state.output !== "") throw new Error(`the working tree is not as committed\n${state.output}`.trim());
  using folder = temporaryFolder();
  await changeset("pack", "--out-dir", folder.path);
  const files = readdirSync(join(folder.path, "packages")).map((file) => join(folder.path, "packages", file));
  const opened = await Promise.all(files.map(openTarball));
  const problems = opened.flatMap(({ manifest, files }) => unfit(manifest, files));
  if (problems.length > 0) throw new Error(`nothing is published\n${problems.join("\n")}`);
  await changeset("publish", "--from-pack-dir", folder.path);
}

try {
  await release();
} catch (error) {
  console.error(`release: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
