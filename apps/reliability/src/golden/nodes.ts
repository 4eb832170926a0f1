/**
 * The versions of Node that dz supports, as programs: the running one, those on the PATH, and others from the npm
 * registry, cached in node_modules.
 *
 * @module
 */
import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const cache = fileURLToPath(new URL("../../../../node_modules/.cache/nodes", import.meta.url));

/** The supported versions. */
export const MAJORS: readonly number[] = [20, 22, 24, 26];

/** A Node program and its version. */
export interface NodeProgram {
  readonly file: string;
  readonly version: string;
}

async function programAt(file: string, major: number): Promise<NodeProgram | null> {
  if (!existsSync(file)) return null;
  const version = await run(file, ["-p", "process.versions.node"]).then(
    ({ stdout }) => stdout.trim(),
    () => "",
  );
  return version.startsWith(`${major}.`) ? { file: realpathSync(file), version } : null;
}

/** The path of a version fetched from the registry. */
function cached(major: number): string {
  return join(cache, String(major), "node_modules", `node-${process.platform}-${process.arch}`, "bin/node");
}

/** The Node of a version, or null if there is none; the registry is used only with `fetch`. */
export async function findNode(major: number, { fetch }: { fetch: boolean }): Promise<NodeProgram | null> {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const file of [process.execPath, ...folders.map((folder) => join(folder, "node")), cached(major)]) {
    const program = await programAt(file, major);
    if (program !== null) return program;
  }
  if (!fetch) return null;
  const name = `node-${process.platform}-${process.arch}@${major}`;
  const options = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts"];
  await run("npm", ["install", "--prefix", join(cache, String(major)), ...options, name]).catch(() => {
    console.warn(`golden: npm cannot fetch ${name}`);
  });
  return programAt(cached(major), major);
}
