/**
 * The project of a user: empty but for the packed packages and programs that import them.
 *
 * @module
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { outsideEnvironment } from "../lib/nodes.ts";
import { root } from "../lib/paths.ts";
import { run } from "../lib/run.ts";
import type { Tarball } from "../lib/tarballs.ts";

/** The bundler of the project. Programs are bundled without dz, so that a host loads the packages as installed. */
const ESBUILD = "esbuild@0.28.2";

/** Names of files of the project. */
export const files = {
  /** Prints the digests of the short golden jobs as JSON. */
  digests: "digests.mjs",
  /** Writes a run folder and prints as JSON what it reads there. */
  runFolder: "run-folder.mjs",
  /** Everything in one module for browsers, which exports `found`, the digests. */
  bundle: "bundle.js",
} as const;

/** Makes the project in a folder that is not there yet. Throws what a tool says if one fails. */
export async function makeProject(folder: string, tarballs: readonly Tarball[]): Promise<void> {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "outside", private: true, type: "module" }));
  const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", ESBUILD];
  await succeed("npm", [...install, ...tarballs.map(({ file }) => file)], folder);
  const own = join(root, "apps/reliability/src/hosts");
  const outside = ["--bundle", "--format=esm", "--platform=neutral", "--external:@dz/*", "--external:node:*"];
  await esbuild(folder, [join(own, "digests.ts"), ...outside, "--outfile=parts/digests.js"]);
  await esbuild(folder, [join(own, "run-folder.ts"), ...outside, "--outfile=parts/run-folder.js"]);
  const entries = {
    [files.digests]: 'import { digests } from "./parts/digests.js";\nconsole.log(JSON.stringify(digests()));\n',
    [files.runFolder]:
      'import process from "node:process";\nimport { runFolder } from "./parts/run-folder.js";\n' +
      "console.log(JSON.stringify(runFolder(process.argv[2])));\n",
    "browser.js": 'export { digests as found } from "./parts/digests.js";\n',
  };
  for (const [name, text] of Object.entries(entries)) writeFileSync(join(folder, name), text);
  const browser = ["--bundle", "--format=esm", "--minify", "--platform=browser", `--outfile=${files.bundle}`];
  await esbuild(folder, ["browser.js", ...browser]);
}

/** Runs the bundler of the project. */
function esbuild(folder: string, args: readonly string[]): Promise<void> {
  return succeed(process.execPath, [join(folder, "node_modules/esbuild/bin/esbuild"), ...args], folder);
}

async function succeed(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { ok, output } = await run(command, args, { cwd, env: outsideEnvironment() });
  if (!ok) throw new Error(`${command} ${args[0]} failed\n${output}`);
}
