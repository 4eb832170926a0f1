import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { works } from "./jobs/all.ts";
import { order } from "./names.ts";
import { type Found, findPeers, jobsOf } from "./peers.ts";
import type { Job } from "./work.ts";

const jobs = works.flatMap((work) => work.jobs);
const NO_COMPILER = { CXX: "no-such-compiler" };

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "dz-bench-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test("findPeers skips missing peers by name, with the reason", async () => {
  expect(await findPeers(NO_COMPILER, folder())).toEqual({
    contenders: [],
    skipped: [
      "C++: spawn no-such-compiler ENOENT; set CXX to a compiler",
      "DeZero: set DEZERO to a checkout of it, and PYTHON to a Python with NumPy",
      "PyTorch: set TORCH_PYTHON to a Python that has it",
      "tfjs: set PEERS_NPM to a folder in which @tensorflow/tfjs-backend-wasm is installed",
      "jax-js: set PEERS_NPM to a folder in which @jax-js/jax is installed",
    ],
  });
});

test("findPeers skips peers that are not where the variables say", async () => {
  const { contenders, skipped } = await findPeers({ ...NO_COMPILER, DEZERO: "/none", PEERS_NPM: "/none" }, folder());
  expect(contenders).toEqual([]);
  expect(skipped).toContain("DeZero: there is no folder dezero in /none, see DEZERO");
  expect(skipped).toContain("jax-js: @jax-js/jax is not installed in /none, see PEERS_NPM");
});

let all: Found;
beforeAll(async () => {
  const path = mkdtempSync(join(tmpdir(), "dz-bench-"));
  for (const name of ["dezero", "node_modules/@tensorflow/tfjs-backend-wasm", "node_modules/@jax-js/jax"]) {
    mkdirSync(join(path, name), { recursive: true });
  }
  all = await findPeers({ ...NO_COMPILER, DEZERO: path, TORCH_PYTHON: "python3", PEERS_NPM: path }, path);
  rmSync(path, { recursive: true });
});

test("every peer has a program that takes the job and the epochs", () => {
  const job: Job = { name: "article-float32", contenders: {} };
  expect(all.contenders.map(({ name }) => name)).toEqual(["DeZero", "PyTorch", "PyTorch cell", "tfjs", "jax-js"]);
  for (const contender of all.contenders) {
    const { args, cwd = "" } = contender.command(job, 7);
    const program = args[0] === "-m" ? join(cwd, args[1] as string, "__main__.py") : (args[0] as string);
    expect(existsSync(program), program).toBe(true);
    expect(args).toContain("article-float32");
    expect(args).toContain("7");
    expect(order).toContain(contender.name);
  }
});

test("the jobs of peers exist", () => {
  for (const start of Object.values(jobsOf).flat()) {
    expect(
      jobs.some(({ name }) => name.startsWith(start)),
      start,
    ).toBe(true);
  }
  const names = (peer: string): string[] => {
    const contender = all.contenders.find(({ name }) => name === peer);
    return jobs.filter((job) => contender?.has(job)).map(({ name }) => name);
  };
  expect(names("PyTorch cell")).toEqual([
    ...["article-float32", "article-float64", "lstm-float32", "lstm-float64"],
    ...["elman-100", "lstm-100", "elman-300", "lstm-300", "elman-1000", "lstm-1000"],
  ]);
  expect(names("DeZero")).not.toContain("lstm-100");
  expect(names("tfjs")).not.toContain("article-float64");
});
