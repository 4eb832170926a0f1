/** The examples of docs/many-runs-cluster.md that no trial runs: their commands, for the first part and the last. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { bundled } from "../testing/bundled.ts";
import { clusterPage, npmArguments, plannedIn } from "./cluster-sweep.ts";
import { examplesIn } from "./docs-example.ts";

/** The runs that a part would do, by the arguments of sweep and the variables of its scheduler. */
function runsOf(args: readonly string[], env: Readonly<Record<string, string>> = {}): string[] {
  const all = [bundled, "sweep", ...args, "--dry-run"];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  expect([status, stderr]).toEqual([0, ""]);
  return plannedIn(stdout);
}

/** The words of an array of YAML in one line of words and texts in double quotes. */
function listIn(yaml: string, key: string): string[] {
  const [, list] = new RegExp(`^ *${key}: \\[(.*?)\\]$`, "ms").exec(yaml) ?? [];
  return Array.from((list ?? "").matchAll(/"([^"]*)"|([^\s,"]+)/g), ([, quoted, plain]) => (quoted ?? plain) as string);
}

const numberIn = (yaml: string, key: string): number => Number(new RegExp(`^ *${key}: (\\d+)$`, "m").exec(yaml)?.[1]);

test("the pods of the Kubernetes job", () => {
  const [job] = examplesIn(clusterPage(), "On a cluster with Kubernetes", "yaml") as [string];
  expect(listIn(job, "command")).toEqual(["npm", ...npmArguments]);
  const completions = numberIn(job, "completions");
  const args = listIn(job, "args");
  expect(args).toContain(`auto/${completions}`);
  expect(runsOf(args, { JOB_COMPLETION_INDEX: "0" })).toEqual(["rnn-adam-seed0"]);
  expect(runsOf(args, { JOB_COMPLETION_INDEX: String(completions - 1) })).toEqual(["mlp-sgd-seed3"]);
});

test("the matrix of the workflow", () => {
  const [workflow] = examplesIn(clusterPage(), "With GitHub Actions", "yaml") as [string];
  const [, folded = ""] = /run: >\n(.*?)\n +- uses/s.exec(workflow) ?? [];
  const words = folded.trim().split(/\s+(?![^{]*\}\})/);
  expect(words.slice(0, npmArguments.length + 1)).toEqual(["npm", ...npmArguments]);
  const args = words.slice(npmArguments.length + 1);
  const parts = listIn(workflow, "part");
  const ofPart = (part: string | undefined): string[] =>
    runsOf(args.map((word) => word.replace(/^\$\{\{ matrix.part \}\}/, String(part))));
  expect(parts).toEqual(parts.map((_, i) => String(i + 1)));
  expect(args.at(-1)?.endsWith(`/${parts.length}`)).toBe(true);
  expect(ofPart(parts[0])).toEqual(["rnn-adam-seed0", "mlp-adam-seed0"]);
  expect(ofPart(parts.at(-1))).toEqual(["rnn-sgd-seed3", "mlp-sgd-seed3"]);
});
