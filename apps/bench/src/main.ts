/**
 * The benchmark: dz beside loops written by hand and beside other libraries; `pnpm bench --help` says how it is typed.
 *
 * @module
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Arguments, runCommand } from "@dz/command-line";
import { collect } from "./collect.ts";
import { ownContenders } from "./contender.ts";
import { formatVerdict, verdictsOf } from "./goals.ts";
import { works } from "./jobs/all.ts";
import { command, type Name, readOptions } from "./options.ts";
import { findPeers } from "./peers.ts";
import { workTable } from "./report.ts";
import { rowsOf } from "./results.ts";

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function temporaryFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), "dz-bench-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}

async function main(args: Arguments<Name>): Promise<number> {
  const { works: chosen, rounds, epochs, peers, json } = readOptions(args, works);
  using build = peers ? temporaryFolder() : null;
  const { contenders, skipped } =
    build === null ? { contenders: [], skipped: [] } : await findPeers(process.env, build.path);
  for (const line of skipped) say(`skipped: ${line}`);
  const failures: string[] = [];
  const fail = (line: string): void => {
    failures.push(line);
    say(`failed: ${line}`);
  };

  if (!json)
    console.log(`node ${process.version}, medians of ${rounds} rounds${epochs === null ? "" : `, ${epochs} epochs`}`);
  const results = [];
  for (const work of chosen) {
    const all = [...ownContenders, ...contenders];
    const rows = rowsOf(await collect(work, { contenders: all, rounds, epochs, progress: say, failure: fail }));
    const goals = verdictsOf(work, rows);
    results.push({ work: work.name, rows, goals });
    if (json) continue;
    console.log(`\n${work.title}\n`);
    console.log([workTable(rows), ...goals.map(formatVerdict)].join("\n"));
  }
  if (json) console.log(JSON.stringify({ node: process.version, rounds, epochs, skipped, failures, results }));
  else
    console.log(
      "\nratio: to the best contender that is not dz, round by round; more of something per second is better",
    );
  return 0;
}

await runCommand("bench", command, main, "line");
