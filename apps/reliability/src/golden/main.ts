/**
 * Runs the golden jobs on every supported Node and in Chromium, and compares the SHA-256 of all their results with those
 * in golden.json: `pnpm trial golden`. With `--update` it writes that file, from the results of the running Node.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Arguments, type Command, flag, runCommand } from "@dz/command-line";
import { bundleJobs } from "./bundle.ts";
import { differences } from "./compare.ts";
import { chromiumHost, type Golden, type Host, nodeHost } from "./hosts.ts";
import { jobs } from "./jobs/index.ts";
import { findNode, MAJORS } from "./nodes.ts";

const command: Command<"short" | "update"> = {
  usage: "npx --yes pnpm@12 trial golden [options]",
  about:
    "Compares the hashes of seeded runs on Node 20, 22, 24 and 26, in Chromium and with plain kernels with those kept.",
  options: {
    short: flag("leave the long jobs out"),
    update: flag("write the hashes of this Node as those to keep"),
  },
  foot: "Exit codes: 0 all are the same, 1 some differ, 2 a mistake in the call.",
};

const FILE = new URL("golden.json", import.meta.url);

/** Other settings of the running Node, which must give the same results. */
const SETTINGS: readonly Readonly<Record<string, string>>[] = [
  { DZ_KERNELS: "js" },
  { DZ_ARENA: "stress" },
  { DZ_ARENA: "tiny" },
];

async function hosts(): Promise<Host[]> {
  const found: Host[] = [];
  for (const major of MAJORS) {
    const node = await findNode(major, { fetch: true });
    if (node === null) console.warn(`golden: NOT TESTED on Node ${major}, which is not here and cannot be fetched`);
    else found.push(nodeHost(node.file, `Node ${node.version}`));
  }
  const chromium = chromiumHost();
  if (chromium === null)
    console.warn("golden: NOT TESTED in Chromium, which is not here; DZ_CHROMIUM may say where it is");
  else found.push(chromium);
  for (const settings of SETTINGS) {
    const [name = "", value = ""] = Object.entries(settings)[0] ?? [];
    found.push(nodeHost(process.execPath, `Node ${process.versions.node}, ${name}=${value}`, settings));
  }
  return found;
}

async function main({ given }: Arguments<"short" | "update">): Promise<number> {
  const names = jobs.filter(({ long }) => given.short === undefined || long !== true).map(({ name }) => name);
  const folder = mkdtempSync(join(tmpdir(), "dz-golden-"));
  try {
    const bundle = await bundleJobs(folder);
    if (given.update !== undefined) {
      const golden = await nodeHost(process.execPath, "this Node").run(
        bundle,
        jobs.map(({ name }) => name),
      );
      writeFileSync(FILE, `${JSON.stringify(golden, null, 2)}\n`);
    }
    const kept = JSON.parse(readFileSync(FILE, "utf8")) as Golden;
    const digests = names.reduce((count, name) => count + Object.keys(kept[name] ?? {}).length, 0);
    let bad = 0;
    const all = await hosts();
    for (const host of all) {
      const start = performance.now();
      const different = differences(await host.run(bundle, names), kept, names);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`${host.name}: ${digests - different.length} of ${digests} the same, ${seconds} s`);
      for (const line of different) console.log(`  ${line}`);
      bad += different.length;
    }
    console.log(`golden: ${all.length} hosts, ${names.length} jobs, ${digests} digests each, ${bad} differ`);
    return bad === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runCommand("golden", command, main);
