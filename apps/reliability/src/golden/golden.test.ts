import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleJobs } from "./bundle.ts";
import { differences } from "./compare.ts";
import { type Golden, nodeHost } from "./hosts.ts";
import { digestsOf } from "./job.ts";
import { jobs } from "./jobs/index.ts";

// The short jobs, here; `pnpm trial golden` runs the long ones, too, on each Node, in Chromium and with plain kernels.
const short = jobs.filter(({ long }) => long !== true);
const golden = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8")) as Golden;

let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dz-golden-"));
  bundle = await bundleJobs(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(short.map((job) => [job.name, job] as const))("golden job %s gives the golden bits", (name, job) => {
  expect(digestsOf(job)).toEqual(golden[name]);
});

test("every job with golden bits exists", () => {
  expect(Object.keys(golden).sort()).toEqual(jobs.map(({ name }) => name).sort());
});

test("the bundle gives the golden bits, also with plain kernels and with memory that always moves", async () => {
  const names = ["functions, float64", "functions, float32", "optimizers", "convolutions, float32"];
  for (const settings of [{}, { DZ_KERNELS: "js" }, { DZ_ARENA: "stress" }, { DZ_ARENA: "tiny" }]) {
    const found = await nodeHost(process.execPath, "this Node", settings).run(bundle, names);
    expect(differences(found, golden, names)).toEqual([]);
  }
});
