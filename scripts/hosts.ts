/**
 * Packs every published package, installs the tarballs into an empty project, and runs the same program there on every kind
 * of host: all must find the digests that `trial golden` keeps.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Command, runCommand } from "@dz/command-line";
import { count, type Digests, different } from "./hosts/compare.ts";
import { type Host, listHosts } from "./hosts/list.ts";
import { makeProject } from "./hosts/project.ts";
import { root } from "./lib/paths.ts";
import { printTable } from "./lib/table.ts";
import { packPackages } from "./lib/tarballs.ts";
import { temporaryFolder } from "./lib/temporary.ts";

const command: Command<never> = {
  usage: "npx --yes pnpm@12 trial hosts",
  about:
    "Installs the packed packages in an empty project and compares the digests of a program there on Node, Bun, Deno and in " +
    "pages and workers of browsers; where there are files, run folders, too.",
  options: {},
  foot: "Exit codes: 0 all found the same, 1 some failed or differ, 2 a mistake in the call.",
};

/** What a host found, or why it did not. */
type Outcome<T> = { readonly found: T } | { readonly problem: string };

async function outcome<T>(attempt: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { found: await attempt() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message.trimEnd() : String(error) };
  }
}

/** Compares each host with what is kept, and each run folder with that of the first host. */
class Comparison {
  readonly rows: string[][] = [["host", "digests", "run folder", "seconds"]];
  readonly failures: string[] = [];
  #kept: Digests | undefined;
  #folder: unknown;

  async add(host: Host, project: string): Promise<void> {
    const start = performance.now();
    const digests = this.#compareDigests(host.name, await outcome(() => host.digests(project)));
    const { runFolder } = host;
    const folder = runFolder ? this.#compareFolders(host.name, await outcome(() => runFolder(project))) : "-";
    this.rows.push([host.name, digests, folder, ((performance.now() - start) / 1000).toFixed(1)]);
  }

  #compareDigests(name: string, result: Outcome<Digests>): string {
    if ("problem" in result) return this.#failed(`${name}: the digests failed\n${result.problem}`);
    this.#kept ??= keptOf(Object.keys(result.found));
    const differing = different(result.found, this.#kept);
    if (differing.length > 0) this.#failed(`${name}:\n${differing.join("\n")}`);
    const all = count(this.#kept);
    return `${differing.length > 0 ? "FAIL " : ""}${all - differing.length} of ${all}`;
  }

  #compareFolders(name: string, result: Outcome<unknown>): string {
    if ("problem" in result) return this.#failed(`${name}: the run folder failed\n${result.problem}`);
    this.#folder ??= result.found;
    if (isDeepStrictEqual(result.found, this.#folder)) return "ok";
    return this.#failed(
      `${name}: the run folder says\n${JSON.stringify(result.found)}\n${JSON.stringify(this.#folder)}`,
    );
  }

  #failed(problem: string): string {
    this.failures.push(problem);
    return "FAIL";
  }
}

/** The kept digests of these jobs: those that the first host ran, which leaves the long ones out. */
function keptOf(jobs: readonly string[]): Digests {
  const golden = JSON.parse(readFileSync(join(root, "apps/reliability/src/golden/golden.json"), "utf8")) as Digests;
  return Object.fromEntries(jobs.map((job) => [job, golden[job] ?? {}]));
}

await runCommand("hosts", command, async () => {
  using temporary = temporaryFolder();
  const project = join(temporary.path, "outside");
  await makeProject(project, await packPackages(temporary.path));
  const comparison = new Comparison();
  for (const host of await listHosts()) {
    if ("missing" in host) console.warn(`hosts: NOT TESTED: ${host.name} ${host.missing}`);
    else await comparison.add(host, project);
  }
  printTable(comparison.rows);
  for (const failure of comparison.failures) console.log(`\n${failure}`);
  console.log(`\nhosts: ${comparison.rows.length - 1} tested, ${comparison.failures.length} failures`);
  return comparison.failures.length > 0 ? 1 : 0;
});
