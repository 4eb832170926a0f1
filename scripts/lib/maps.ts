/**
 * The source maps of packed packages: sources travel once, as files, to which the maps point.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { type RunResult, run } from "./run.ts";
import type { Tarball } from "./tarballs.ts";
import { temporaryFolder } from "./temporary.ts";

/**
 * What is wrong with a map, as text: nothing with that of an entry that only exports others, which has no source. `files` are
 * all paths of the package, as that of the map is.
 */
export function mapProblems(path: string, text: string, files: ReadonlySet<string>): string[] {
  const map = JSON.parse(text) as {
    sources: readonly string[];
    sourceRoot?: string;
    sourcesContent?: readonly unknown[];
  };
  const copies = (map.sourcesContent ?? []).some((content) => content !== null);
  const folder = posix.join(posix.dirname(path), map.sourceRoot ?? "");
  return [
    ...(copies ? [`${path} has copies of its sources (sourcesContent)`] : []),
    ...map.sources
      .filter((source) => !files.has(posix.join(folder, source)))
      .map((source) => `${path} points to ${source}, which is not packed`),
  ];
}

/** Whether the maps of a package point to files that it has, without copies of them; and that there are maps. */
export async function checkMaps({ file }: Tarball): Promise<Pick<RunResult, "ok" | "output">> {
  using folder = temporaryFolder();
  const list = await run("tar", ["-tzf", file]);
  const unpacked = await run("tar", ["-xzf", file, "-C", folder.path]);
  if (!list.ok || !unpacked.ok) return { ok: false, output: list.output + unpacked.output };
  const paths = list.stdout.trimEnd().split("\n");
  const maps = paths.filter((path) => path.endsWith(".map"));
  const files = new Set(paths);
  const problems = maps.flatMap((path) => mapProblems(path, readFileSync(join(folder.path, path), "utf8"), files));
  if (maps.length === 0) problems.push("no source map is packed");
  return { ok: problems.length === 0, output: problems.map((problem) => `${problem}\n`).join("") };
}
