/**
 * `pnpm run release`: builds and packs the packages whose versions are not in the registry, looks at what is packed, and
 * publishes those files. The release workflow runs it when no changesets wait.
 */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readChangesets } from "@changesets/read";
import { publishedPackages, readManifest } from "../lib/manifest.ts";
import { root } from "../lib/paths.ts";
import { run, toolEnvironment } from "../lib/run.ts";
import { temporaryFolder } from "../lib/temporary.ts";
import { addressOf, isPublic } from "../structure/published.ts";
import { openTarball, unfit } from "./packed.ts";

/** Runs a tool at the root, in sight: publishing may ask for a one-time password. */
async function tool(command: string, ...args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { cwd: root, env: toolEnvironment(), stdio: "inherit" });
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`${command} ${args[0]} failed`);
}

async function release(): Promise<void> {
  const address = addressOf(readManifest(root));
  if (!isPublic(address)) {
    throw new Error(
      `the homepage in package.json is ${address}, a reserved name that leads nowhere; write the address of the project there, and run npx --yes pnpm@12 -C scripts run published`,
    );
  }
  const waiting = await readChangesets(root);
  if (waiting.length > 0) throw new Error(`${waiting.length} changesets wait; run npx --yes pnpm@12 run version first`);
  const state = await run("git", ["status", "--porcelain"]);
  if (!state.ok || state.output !== "") throw new Error(`the working tree is not as committed\n${state.output}`.trim());
  // All before any is packed: several are packed at once, and each would build those that it needs under the others.
  await tool("turbo", "run", "build", ...publishedPackages(root).map(({ manifest }) => `--filter=${manifest.name}`));
  using folder = temporaryFolder();
  await tool("changeset", "pack", "--out-dir", folder.path);
  const files = readdirSync(join(folder.path, "packages")).map((file) => join(folder.path, "packages", file));
  const opened = await Promise.all(files.map(openTarball));
  const problems = opened.flatMap(({ manifest, files }) => unfit(manifest, files));
  if (problems.length > 0) throw new Error(`nothing is published\n${problems.join("\n")}`);
  await tool("changeset", "publish", "--from-pack-dir", folder.path);
}

try {
  await release();
} catch (error) {
  console.error(`release: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
