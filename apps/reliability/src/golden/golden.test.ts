import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleJobs } from "./bundle.ts";
import { differences } from "./compare.ts";
import { type Golden, nodeHost } from "./hosts.ts";
import { digestsOf } from "./job.ts";
import { jobs } from "./jobs/index.ts";
import { findNode, MAJORS } from "./nodes.ts";

// The short jobs; `pnpm golden` runs the long ones, too, also in Chromium and with plain kernels.
const short = jobs.filter(({ long }) => long !== true);
const golden = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8")) as Golden;

let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dz-golden-"));
  bundle = await bundleJobs(folder);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

test.each(short.map((job) => [job.name, job] as const))(
  "%s gives the golden bits",
  (name, job) => {
    expect(digestsOf(job)).toEqual(golden[name]);
  },
  60_000,
);

test("every golden job is still there", () => {
  expect(Object.keys(golden).sort()).toEqual(jobs.map(({ name }) => name).sort());
});

test.each(MAJORS)(
  "the bundle gives the golden bits on Node %i",
  async (major) => {
    const node = await findNode(major, { fetch: false });
    if (node === null) {
      console.warn(`golden: NOT TESTED on Node ${major}, which is not here; \`pnpm golden\` fetches it`);
      return;
    }
    const names = short.map(({ name }) => name);
    const found = await nodeHost(node.file, node.version).run(bundle, names);
    expect(differences(found, golden, names)).toEqual([]);
  },
  120_000,
);

test("plain kernels and a memory that always moves give the golden bits", async () => {
  const names = ["functions, float64", "functions, float32", "optimizers", "convolutions, float32"];
  for (const settings of [{ DZ_KERNELS: "js" }, { DZ_ARENA: "stress" }, { DZ_ARENA: "tiny" }]) {
    const found = await nodeHost(process.execPath, "this Node", settings).run(bundle, names);
    expect(differences(found, golden, names)).toEqual([]);
  }
}, 120_000);
