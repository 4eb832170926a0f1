/**
 * A Slurm of one node in a folder, for as long as a trial takes. It runs as root: only root may start tasks.
 *
 * @module
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { hostname } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { programFolders } from "../sweeps/missing-programs.ts";
import { kill, processesWith } from "../sweeps/processes.ts";
import { startProgram } from "../sweeps/run-shell.ts";
import { configuration, mungeSocket } from "./configuration.ts";

/** The programs that it needs, and the packages of Debian that have them. */
export const needed: Readonly<Record<string, string>> = {
  slurmctld: "slurmctld",
  slurmd: "slurmd",
  sbatch: "slurm-client",
  squeue: "slurm-client",
  sinfo: "slurm-client",
  munged: "munge",
};

/** The variables with which all programs of a Slurm find it, and by which its processes are found. */
export const variablesOf = (folder: string): Readonly<Record<string, string>> => ({
  SLURM_CONF: join(folder, "slurm.conf"),
});

/** A Slurm that runs. */
export interface Slurm {
  /** The variables with which its programs find it. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends all its daemons, and all tasks. */
  readonly end: () => Promise<void>;
}

/** How long it may take until the node is there, in milliseconds. */
const PATIENCE = 60_000;

/** Starts a Slurm with its files in a folder. Rejects, with what its daemons said, if the node does not come up. */
export async function startSlurm(folder: string, cpus: number): Promise<Slurm> {
  for (const name of ["state", "spool"]) mkdirSync(join(folder, name), { recursive: true });
  const host = hostname().split(".")[0] as string;
  const env = variablesOf(folder);
  writeFileSync(
    join(folder, "slurm.conf"),
    configuration({ folder, host, ports: [await freePort(), await freePort()], cpus }),
  );
  writeFileSync(join(folder, "munge.key"), randomBytes(1024), { mode: 0o600 });
  const daemons: Daemon[] = [];
  const end = (): Promise<void> => endAll(daemons, env);
  try {
    daemons.push(daemon("munged", mungeArguments(folder), folder, env));
    daemons.push(daemon("slurmctld", ["-D"], folder, env));
    daemons.push(daemon("slurmd", ["-D"], folder, env));
    await nodeIsThere(daemons, folder, env);
  } catch (error) {
    await end();
    throw error;
  }
  return { env, end };
}

interface Daemon {
  readonly name: string;
  readonly child: ChildProcess;
  /** Whether it has ended; set when it does. */
  readonly gone: Promise<void>;
}

function mungeArguments(folder: string): string[] {
  const files = ["key-file=munge.key", "pid-file=munge.pid", "log-file=munge.log", "seed-file=munge.seed"];
  const paths = files.map((file) => `--${file.replace("=", `=${folder}/`)}`);
  return ["--foreground", "--force", `--socket=${mungeSocket(folder)}`, ...paths];
}

/** Starts a daemon in the foreground, in a process group of its own: Ctrl-C is for the trial, which ends it afterwards. */
function daemon(name: string, args: readonly string[], folder: string, env: Readonly<Record<string, string>>): Daemon {
  const said = openSync(join(folder, `${name}.out`), "w");
  const PATH = programFolders().join(delimiter);
  const child = spawn(name, args, {
    env: { ...process.env, PATH, ...env },
    stdio: ["ignore", said, said],
    detached: true,
  });
  const gone = new Promise<void>((resolve) => {
    child.on("error", () => resolve());
    child.on("exit", () => resolve());
  });
  return { name, child, gone };
}

const isGone = ({ child }: Daemon): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

/** Waits until sinfo says that the node is idle. */
async function nodeIsThere(
  daemons: readonly Daemon[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const start = performance.now();
  for (;;) {
    const sinfo = startProgram("sinfo", ["--noheader", "--format=%T"], { cwd: folder, env });
    await sinfo.code;
    if (sinfo.output().trim() === "idle") return;
    const dead = daemons.find(isGone);
    if (dead !== undefined) throw new Error(`${dead.name} has ended: ${saidBy(dead, folder)}`);
    if (performance.now() - start > PATIENCE) {
      const all = daemons.map((each) => `${each.name}: ${saidBy(each, folder)}`).join("\n");
      throw new Error(`the node of Slurm does not come up, ${sinfo.output()}\n${all}`);
    }
    await setTimeout(200);
  }
}

/** The end of what a daemon has written. */
function saidBy({ name }: Daemon, folder: string): string {
  return readFileSync(join(folder, `${name}.out`), "utf8").slice(-2000);
}

/** Ends the tasks and the daemons, last the one by which they trust each other. */
async function endAll(daemons: readonly Daemon[], env: Readonly<Record<string, string>>): Promise<void> {
  for (const each of daemons.toReversed()) {
    if (!isGone(each)) each.child.kill("SIGTERM");
    await Promise.race([each.gone, setTimeout(10_000, undefined, { ref: false })]);
  }
  for (const pid of processesWith(env)) kill(pid); // tasks, which outlive the daemon of their node, and what did not end in time
}

/** A port that is free. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
