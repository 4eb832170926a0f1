/**
 * Entries that are not regular files with a single name in place of one or two files of a run folder: links, pipes,
 * devices, sockets, folders, and files that are empty or unreadable. Every reader and writer must refuse them in one
 * line without blocking, and must neither show nor change anything outside the folder.
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

/** The files of a run folder, and their temporary names. */
const own: readonly string[] = Object.values(files);
const names: readonly string[] = [...own, ...own.map((name) => `${name}.tmp`)];

/**
 * Entries outside the folder. Pipe and socket are linked into a folder, since creating one takes a process or a server.
 */
interface Outside {
  readonly base: string;
  readonly folder: string;
  readonly secret: string;
  /** Null where the system does not support it. */
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
      // There is no mkfifo, or the path is too long for a socket.
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

/** Replaces a file of the folder; the result undoes this, if the entry is not inside the folder. */
type Kind = (path: string, around: Outside, good: Uint8Array) => (() => void) | undefined;

/** Another name of an entry outside; a folder where the system does not support it. */
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

/** A link to a copy of the proper file outside. */
const copied =
  (link: (copy: string, path: string) => void): Kind =>
  (path, { base }, good) => {
    const copy = join(base, `copy of ${basename(path)}`);
    fs.writeFileSync(copy, good);
    link(copy, path);
    return () => checkBytes("what a link leads to", good, fs.readFileSync(copy));
  };

/** Entries that are not files of the folder. */
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
  // A copy of the proper file: the link is refused, not its content.
  copied((copy, path) => fs.symlinkSync(copy, path)),
  copied((copy, path) => fs.linkSync(copy, path)),
];
const kinds: readonly Kind[] = [
  ...foreign,
  (path) => fs.writeFileSync(path, "") as undefined,
  (path, _, good) => fs.writeFileSync(path, good, { mode: 0o000 }) as undefined,
  (path, _, good) => fs.writeFileSync(path, good, { mode: 0o400 }) as undefined,
];

/**
 * Makes a call that may return a value or throw a dz error, without revealing anything outside; returns the error, or
 * null.
 */
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

/** Resumes the run, and finishes it if possible. */
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

/** The files that each call reads, so that it must refuse them. */
const { config, metrics, predictions, weights, checksums, series, forecast, backtest } = files;
const read = [config, metrics, predictions, weights, checksums, series, forecast, backtest] as const;

/** Decodes the state of the folder, then its odd entries: a name and a kind each. */
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
      const { predictions, weights, file, ...rest } = readRun(folder);
      const saved = (["series", "forecast", "backtest", "why"] as const).map((name) =>
        Buffer.from(file(name) ?? []).toString(),
      );
      return [predictions?.toTypedArray().length, weights?.length, saved, rest];
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

/** Run folders with odd entries. */
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
