import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { outsideEnvironment } from "../lib/nodes.ts";
import { run, toolEnvironment } from "../lib/run.ts";

/** A package manager, as a user starts it. */
export type Manager = "npm" | "pnpm";

/** Makes the project of a user with these ranges. */
export function makeProject(folder: string, ranges: Readonly<Record<string, string>>, settings: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "user", private: true, dependencies: ranges }));
  writeFileSync(join(folder, ".npmrc"), settings);
  // By default pnpm takes no version that is younger than a day.
  writeFileSync(join(folder, "pnpm-workspace.yaml"), "minimumReleaseAge: 0\n");
}

/** Installs, or updates within the ranges; what the manager said if it refused, else the versions of `name` that are there. */
export async function installed(
  manager: Manager,
  action: "install" | "update",
  folder: string,
  name: string,
): Promise<string> {
  const outside = outsideEnvironment();
  const env = { ...outside, PATH: `${toolEnvironment().PATH ?? ""}`, npm_config_cache: join(folder, "../cache") };
  const options = manager === "npm" ? ["--no-audit", "--no-fund"] : ["--store-dir", join(folder, "../store")];
  const { ok, output } = await run(manager, [action, ...options], { cwd: folder, env });
  if (!ok) return `refused: ${/\b(ERESOLVE|ERR_PNPM_\w+)\b/.exec(output)?.[0] ?? output.trim()}`;
  return copies(folder, name);
}

/** The versions of a package in the project with the number of their copies, such as `0.1.0, 7 of 0.2.0`. */
export function copies(folder: string, name: string): string {
  const ending = ["node_modules", ...name.split("/"), "package.json"].join(sep);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(ending));
  const files = new Set(paths.map((path) => realpathSync(join(folder, path)))); // links to a copy are none
  const counts = new Map<string, number>();
  for (const file of files) {
    const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
    counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return [...counts]
    .sort()
    .map(([version, count]) => (count === 1 ? version : `${count} of ${version}`))
    .join(", ");
}
