/**
 * A sweep as an array of a real Slurm, by the example of docs/many-runs-cluster.md: `pnpm trial slurm`.
 *
 * A Slurm of one node is started in a temporary folder and ended afterwards. One task of the array is killed with all its
 * processes while it trains; sbatch must tell it, the task is submitted again, and every run must have the bits of an undisturbed
 * one. Exit code 1 if anything is otherwise, or if a program is missing.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { type Command, runCommand } from "@dz/command-line";
import {
  clusterPage,
  holding,
  makeUndisturbed,
  namedFolder,
  npmArguments,
  planArguments,
  plannedIn,
  problemsOf,
  root,
  unnoticed,
} from "../sweeps/cluster-sweep.ts";
import { examplesIn, inFolder } from "../sweeps/docs-example.ts";
import { missingText } from "../sweeps/missing-programs.ts";
import { awaited, isHeld, kill, processesWith } from "../sweeps/processes.ts";
import { startProgram } from "../sweeps/run-shell.ts";
import { needed, type Slurm, startSlurm, variablesOf } from "./start-slurm.ts";
import { jobIn, readTasks, squeueArguments, taskProblems } from "./tasks.ts";

const command: Command<never> = {
  usage: "npx --yes pnpm@12 trial slurm",
  about:
    "Runs the array of docs/many-runs-cluster.md in a Slurm of one node, kills a task, submits it again, and compares all runs with undisturbed ones. Needs Linux, root, and Slurm; installs nothing.",
  options: {},
  foot: "Exit codes: 0 nothing found, 1 something was, or a program is missing, 2 a mistake in the call.",
};

/** The tasks of the array in the docs, and the one that is killed. */
const TASKS = 16;
const KILLED = 5;

async function main(): Promise<number> {
  const missing = missingText(needed) ?? (process.getuid?.() === 0 ? null : "only root can start a Slurm; use sudo");
  if (missing !== null) {
    console.error(`slurm: ${missing}`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), "dz-slurm-")); // short, since the path of a socket has at most 107 characters
  console.log(`slurm: ${TASKS} runs in ${folder}`);
  const start = performance.now();
  const place = join(folder, "slurm");
  const stop = (): void => {
    for (const pid of processesWith(variablesOf(place))) kill(pid);
    process.exit(130);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop); // before the first daemon
  const slurm = await startSlurm(place, Math.max(2, availableParallelism()));
  let findings: string[];
  try {
    findings = [...(await tryArray(folder, slurm)), ...(await tryPlaces(folder, slurm))];
  } finally {
    await slurm.end();
  }
  for (const finding of findings) console.log(`finding: ${finding}`);
  if (findings.length === 0) rmSync(folder, { recursive: true });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`slurm: ${findings.length} findings, ${seconds} s`);
  return findings.length === 0 ? 0 : 1;
}

/** The array of the docs, with a task that is killed and submitted again; what was wrong. */
async function tryArray(folder: string, slurm: Slurm): Promise<string[]> {
  const [out, undisturbed] = [join(folder, "many"), join(folder, "undisturbed")];
  await makeUndisturbed(undisturbed, slurm.env);
  const [example] = examplesIn(clusterPage(), "On a cluster with Slurm", "bash") as [string];
  const script = join(folder, "sweep.sh");
  writeFileSync(script, inFolder(inFolder(example, namedFolder, out), "sweep-%a.log", `${folder}/sweep-%a.log`));

  const part = { SLURM_ARRAY_TASK_ID: String(KILLED) };
  const env = { ...slurm.env, ...holding(`SLURM_ARRAY_TASK_ID=${KILLED}`, join(folder, "held")) };
  const array = startProgram("sbatch", ["--wait", script], { cwd: root, env });
  const own = (): number[] => processesWith({ ...slurm.env, ...part });
  const held = await awaited(() => own().find(isHeld), array.isOver);
  if (held === null) return [`the array ended before task ${KILLED} trained: ${array.output()}`];
  for (const pid of own()) kill(pid);
  const code = await array.code;
  console.log(`slurm: task ${KILLED} was killed, sbatch ends with ${code}`);
  const job = jobIn(array.output());
  if (job === undefined) return [`sbatch does not name its job: ${array.output()}`];
  const tasks = readTasks(await output("squeue", squeueArguments(job), slurm));
  const before = [
    ...(code === 0 ? ["sbatch --wait ends with 0 though a task was killed"] : []),
    ...taskProblems(tasks, TASKS, KILLED),
    ...(await unnoticed(out, `${TASKS - 1} of ${TASKS} runs finished, 1 begun`)),
  ];

  const again = startProgram("sbatch", ["--wait", `--array=${KILLED}`, script, "--retry"], {
    cwd: root,
    env: slurm.env,
  });
  const codeAgain = await again.code;
  console.log(`slurm: task ${KILLED} was submitted again, sbatch ends with ${codeAgain}`);
  return [
    ...before,
    ...(codeAgain === 0 ? [] : [`the task that is submitted again ends with ${codeAgain}: ${again.output()}`]),
    ...(await problemsOf(out, undisturbed)),
  ];
}

/** Whether the tasks of an array with odd numbers share all runs by `--shard auto`. */
async function tryPlaces(folder: string, slurm: Slurm): Promise<string[]> {
  const sweep = ["npm", ...npmArguments, ...planArguments, "--out", join(folder, "places"), "--dry-run"];
  const wrapped = `--wrap=${[...sweep, "--shard", "auto"].join(" ")}`;
  const logs = [3, 7, 11].map((index) => join(folder, `places-${index}.log`));
  const args = ["--wait", "--array=3-11:4", `--output=${folder}/places-%a.log`, wrapped];
  const array = startProgram("sbatch", args, { cwd: root, env: slurm.env });
  const code = await array.code;
  if (code !== 0) return [`an array with --shard auto ends with ${code}: ${array.output()}`];
  const parts = await Promise.all(logs.map((log) => output("cat", [log], slurm).then(plannedIn)));
  const all = parts.flat();
  const sizes = parts.map((each) => each.length).join(", ");
  console.log(`slurm: the tasks 3, 7 and 11 of an array have ${sizes} runs by --shard auto`);
  return all.length === TASKS && new Set(all).size === TASKS ? [] : [`--shard auto deals out ${all.join(", ")}`];
}

/** What a program writes. */
async function output(name: string, args: readonly string[], { env }: Slurm): Promise<string> {
  const started = startProgram(name, args, { cwd: root, env });
  await started.code;
  return started.output();
}

await runCommand("slurm", command, main);
