/**
 * The other libraries: where to find each, which jobs it has, and how to start its program. Environment variables give
 * their locations; a missing one is skipped, with the reason.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { compile, peerPath } from "./compile.ts";
import type { Contender } from "./contender.ts";
import { CPP, DEZERO, JAX_JS, PYTORCH, PYTORCH_CELL, TFJS } from "./names.ts";

/** The type of `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The peers found, and a line for each missing one. */
export interface Found {
  readonly contenders: readonly Contender[];
  readonly skipped: readonly string[];
}

/** Needed by the C++ program for the works with large products. */
const OPENBLAS = "OpenBLAS";

/** The prefixes of the names of the jobs of each peer. jax-js would take minutes for the others. */
export const jobsOf: Readonly<Record<string, readonly string[]>> = {
  [CPP]: ["article"],
  [OPENBLAS]: ["elman", "matmul", "mlp"],
  [DEZERO]: ["article", "lstm-float", "mlp", "conv2d", "add"],
  [PYTORCH]: ["article", "lstm", "elman", "matmul", "mlp", "conv2d", "add", "forecast-float"],
  [PYTORCH_CELL]: ["article", "lstm", "elman"],
  [TFJS]: ["article-float32", "elman", "lstm-1", "lstm-3", "matmul", "mlp", "conv2d", "add"],
  [JAX_JS]: [
    ...["article", "elman", "lstm-1", "lstm-3", "mlp", "conv2d-mnist", "add"],
    ...["matmul-64", "matmul-128", "matmul-256", "matmul-512", "matmul-1024"],
  ],
};

function contender(name: string, command: Contender["command"], jobs = jobsOf[name]): Contender {
  return { name, has: (job) => (jobs ?? []).some((start) => job.name.startsWith(start)), command };
}

function found(...contenders: Contender[]): Found {
  return { contenders, skipped: [] };
}

function skip(name: string, reason: string): Found {
  return { contenders: [], skipped: [`${name}: ${reason}`] };
}

/** Prevents compiled Python files in the tree. */
const NO_CACHE = { PYTHONDONTWRITEBYTECODE: "1" };

function findDezero({ DEZERO: folder, PYTHON = "python3" }: Environment): Found {
  if (folder === undefined) return skip(DEZERO, "set DEZERO to a checkout of it, and PYTHON to a Python with NumPy");
  if (!existsSync(join(folder, "dezero"))) return skip(DEZERO, `there is no folder dezero in ${folder}, see DEZERO`);
  return found(
    contender(DEZERO, (job, epochs) => ({
      file: PYTHON,
      args: ["-m", "on_dezero", job.name, String(epochs)],
      cwd: peerPath("python"),
      env: { ...NO_CACHE, DEZERO: folder },
    })),
  );
}

function findPytorch({ TORCH_PYTHON: file }: Environment): Found {
  if (file === undefined) return skip(PYTORCH, "set TORCH_PYTHON to a Python that has it");
  const idiom = (name: string, option: string): Contender =>
    contender(name, (job, epochs) => ({
      file,
      args: ["-m", "on_pytorch", job.name, String(epochs), option],
      cwd: peerPath("python"),
      env: NO_CACHE,
    }));
  return found(idiom(PYTORCH, "sequence"), idiom(PYTORCH_CELL, "cell"));
}

/** Finds a library in the npm folder; its program runs on this Node. */
function findNpm(name: string, packageName: string, program: string, { PEERS_NPM: folder }: Environment): Found {
  if (folder === undefined) return skip(name, `set PEERS_NPM to a folder in which ${packageName} is installed`);
  if (!existsSync(join(folder, "node_modules", packageName))) {
    return skip(name, `${packageName} is not installed in ${folder}, see PEERS_NPM`);
  }
  return found(
    contender(name, (job, epochs) => ({
      file: process.execPath,
      args: [peerPath("node", program, "main.mjs"), job.name, String(epochs)],
      env: { PEERS_NPM: folder },
    })),
  );
}

/** Compiles the C++ programs into `build`: the article's for both dtypes, and the one on OpenBLAS. */
async function findCpp({ CXX = "g++" }: Environment, build: string): Promise<Found> {
  const failed = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  try {
    for (const type of ["float", "double"]) {
      await compile(CXX, peerPath("cpp/article.cpp"), join(build, `article-${type}`), [`-DREAL=${type}`]);
    }
  } catch (error) {
    return skip(CPP, `${failed(error)}; set CXX to a compiler`);
  }
  const article = contender(CPP, ({ name }, epochs) => ({
    file: join(build, name.endsWith("float32") ? "article-float" : "article-double"),
    args: [String(epochs)],
  }));
  try {
    const file = await compile(CXX, peerPath("cpp/blas.cpp"), join(build, "blas"), ["-lopenblas"]);
    return found(
      article,
      contender(CPP, (job) => ({ file, args: [job.name] }), jobsOf[OPENBLAS]),
    );
  } catch (error) {
    return { contenders: [article], skipped: [`${CPP} with ${OPENBLAS}: ${failed(error)}`] };
  }
}

/** Finds all peers; compiled programs are written to the folder `build`. */
export async function findPeers(environment: Environment, build: string): Promise<Found> {
  const all = [
    await findCpp(environment, build),
    findDezero(environment),
    findPytorch(environment),
    findNpm(TFJS, "@tensorflow/tfjs-backend-wasm", "on-tfjs", environment),
    findNpm(JAX_JS, "@jax-js/jax", "on-jax-js", environment),
  ];
  return { contenders: all.flatMap((one) => one.contenders), skipped: all.flatMap((one) => one.skipped) };
}
