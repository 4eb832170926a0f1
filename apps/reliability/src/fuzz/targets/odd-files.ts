/**
 * What is not a regular file of one name in a run folder, in the place of one or two of its files: links, pipes, devices,
 * sockets, folders, and files that are empty or may not be read. Whoever reads or resumes the run refuses it in one line,
 * waits for nothing, and neither shows nor changes what is outside of the folder.
 *
 * @module
 */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import { DzError } from "@dz/ndarray";
import { files, inspectRun, RunError, RunWriter, readRun, scanRun } from "@dz/runs";
import fc from "fast-check";
import { readReport } from "plots";
import { checkBytes } from "../same.ts";
import type { Target } from "../target.ts";
import { beforeRemoval, type Files, fill, runs, temporaryFolder } from "./run-folder.ts";

const SECRET = "token-of-somebody-else";

/** Files that a run folder has, and those under whose names they are written first. */
const own: readonly string[] = Object.values(files);
const names: readonly string[] = [...own, ...own.map((name) => `${name}.tmp`)];

/** What lies outside. Pipe and socket get another name in a folder, since it takes a process or a server to make them. */
interface Outside {
  readonly base: string;
  readonly folder: string;
  readonly secret: string;
  /** Null where the system has no such thing. */
  readonly pipe: string | null;
  readonly socket: string | null;
}

let outside: Outside | null = null;

function surroundings(): Outside {
  if (outside !== null) return outside;
  const base = join(temporaryFolder(), "odd");
  fs.mkdirSync(base);
  const place = (name: string): string => join(base, name);
  const made = (name: string, make: (path: string) => void): string | null => {
    try {
      make(place(name));
    } catch {
      // There is no mkfifo, or a path is too long for a socket.
    }
    return fs.lstatSync(place(name), { throwIfNoEntry: false }) === undefined ? null : place(name);
  };
  const pipe = made("pipe", (path) => execFileSync("mkfifo", [path]));
  const server = createServer().on("error", () => {});
  const socket = made("socket", (path) => void server.listen(path).unref());
  outside = { base, folder: place("run"), secret: place("secret"), pipe, socket };
  fs.writeFileSync(outside.secret, SECRET);
  beforeRemoval(() => {
    server.close();
    outside = null;
  });
  return outside;
}

/** Puts something in the place of a file of the folder; the result takes it away, if it is not the folder's own. */
type Kind = (path: string, around: Outside, good: Uint8Array) => (() => void) | undefined;

/** Another name of what lies outside; a folder, where the system has no such thing. */
const another =
  (what: "pipe" | "socket"): Kind =>
  (path, around) => {
    const from = around[what];
    return (from === null ? fs.mkdirSync(path) : fs.linkSync(from, path)) as undefined;
  };
const linkTo =
  (to: (around: Outside) => string): Kind =>
  (path, around) =>
    fs.symlinkSync(to(around), path) as undefined;

/** A link to a copy outside of what belongs there. */
const copied =
  (link: (copy: string, path: string) => void): Kind =>
  (path, { base }, good) => {
    const copy = join(base, `copy of ${basename(path)}`);
    fs.writeFileSync(copy, good);
    link(copy, path);
    return () => checkBytes("what a link leads to", good, fs.readFileSync(copy));
  };

/** Those that are no file of the folder's own. */
const foreign: readonly Kind[] = [
  linkTo(({ secret }) => secret),
  linkTo(() => "nowhere"),
  linkTo(() => "/dev/zero"),
  linkTo(() => "/dev/full"),
  linkTo(({ pipe, secret }) => pipe ?? secret),
  linkTo(({ folder }) => folder),
  (path, { secret }) => fs.linkSync(secret, path) as undefined,
  (path) => fs.mkdirSync(path) as undefined,
  another("pipe"),
  another("socket"),
  // A copy of what belongs there: it is the link that is refused, not what is in it.
  copied((copy, path) => fs.symlinkSync(copy, path)),
  copied((copy, path) => fs.linkSync(copy, path)),
];
const kinds: readonly Kind[] = [
  ...foreign,
  (path) => fs.writeFileSync(path, "") as undefined,
  (path, _, good) => fs.writeFileSync(path, good, { mode: 0o000 }) as undefined,
  (path, _, good) => fs.writeFileSync(path, good, { mode: 0o400 }) as undefined,
];

/** Makes a call, which may give a value or an error of dz, without a word of what is outside; the error, if there is one. */
function called(what: string, call: () => unknown): DzError | null {
  try {
    const value = call();
    if (JSON.stringify(value)?.includes(SECRET)) throw new Error(`${what} gives what is outside of the folder`);
    return null;
  } catch (error) {
    if (!(error instanceof DzError)) throw error;
    if (error.message.includes(SECRET.slice(0, 5))) throw new Error(`${what} shows what is outside: ${error.message}`);
    if (error.message.includes("\n")) throw new Error(`${what} says more than a line: ${error.message}`);
    return error;
  }
}

/** Goes on with the run, to its end if that is possible. */
function resume(folder: string): void {
  const { writer } = RunWriter.resume(folder);
  try {
    writer.append({ epoch: writer.epochs + 1, trainLoss: 1, testLoss: 1, seconds: 0 }, Float64Array.of(1, 2));
    writer.checkpoint(Uint8Array.of(1));
    writer.saveWeights(Uint8Array.of(1));
  } finally {
    writer.close();
  }
}

/** What each call looks at, so that it must refuse it. */
const read = [files.config, files.metrics, files.predictions, files.weights, files.checksums] as const;

/** The state of the folder, then what is odd in it: a name and a kind each. */
function tryFolder([state = 0, ...odd]: Uint8Array): DzError | null {
  const around = surroundings();
  const { base, folder, secret } = around;
  const content: Files = state % 2 === 0 ? runs().finished : runs().cut;
  fill(folder, content);
  const back: (() => void)[] = [];
  const odds = new Map<string, Kind>();
  for (let i = 0; i + 1 < odd.length && odds.size < 2; i += 2) {
    const name = names[(odd[i] as number) % names.length] as string;
    const kind = kinds[(odd[i + 1] as number) % kinds.length] as Kind;
    if (odds.has(name) || [...odds.values()].includes(kind)) continue;
    odds.set(name, kind);
    fs.rmSync(join(folder, name), { force: true });
    const undo = kind(join(folder, name), around, content.get(name) ?? new Uint8Array(9));
    if (undo !== undefined) back.push(undo);
  }
  const beside = fs.readdirSync(base).join();
  const strange = (list: readonly string[]): string[] =>
    [...odds].filter(([name, kind]) => list.includes(name) && foreign.includes(kind)).map(([name]) => name);
  let problem: DzError | null;
  try {
    const refused = (what: string, list: readonly string[], call: () => unknown): DzError | null => {
      const error = called(what, call);
      const missed = strange(list);
      if (error === null && missed.length > 0) throw new Error(`${what} takes ${missed} for files of the run`);
      return error;
    };
    problem = refused("readRun", read, () => {
      const { predictions, weights, ...rest } = readRun(folder);
      return [predictions?.toTypedArray().length, weights?.length, rest];
    });
    refused("scanRun", read, () => scanRun(folder, () => {}));
    refused("inspectRun", [files.config, files.checkpoint], () => inspectRun(folder));
    called("readReport", () => readReport([folder], { command: "", versions: { dz: "", node: "" } }).problems);
    refused("RunWriter.resume", own, () => resume(folder));
  } finally {
    if (fs.readFileSync(secret, "utf8") !== SECRET) {
      fs.rmSync(secret);
      fs.writeFileSync(secret, SECRET);
      // biome-ignore lint/correctness/noUnsafeFinally: it is what the target looks for
      throw new Error("a file outside of the folder was changed");
    }
    for (const undo of back) undo();
  }
  const now = fs.readdirSync(base).join();
  if (now !== beside) throw new Error(`beside the folder there is ${now}, before there was ${beside}`);
  return problem;
}

/** Folders of runs with odd things in them. */
export const oddFilesTarget: Target = {
  name: "odd-files",
  share: 2,
  short: 60,
  untimed: true,
  memory: () => 2 ** 24,
  seeds: () => [Uint8Array.of(0), Uint8Array.of(1), Uint8Array.of(1, 8, 9), Uint8Array.of(0, 0, 0, 1, 6)],
  structured: fc
    .tuple(
      fc.nat(1),
      fc.array(fc.tuple(fc.nat(names.length - 1), fc.nat(kinds.length - 1)), { minLength: 1, maxLength: 2 }),
    )
    .map(([state, odd]) => Uint8Array.of(state, ...odd.flat())),
  read(input) {
    const error = tryFolder(input);
    if (error !== null) throw error;
    if (input.length === 0) throw new RunError("odd-files: nothing is said of a folder");
  },
};
