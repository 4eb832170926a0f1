/**
 * A sweep in parts by GNU parallel, by the examples of docs/many-runs-cluster.md: `pnpm trial parallel`.
 *
 * The process that trains in one part is killed; the exit code and the job log must tell it, the second example does that part
 * again, and every run must have the bits of an undisturbed one. Exit code 1 if anything is otherwise, or if parallel is missing.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
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
import { logProblems, readJobLog } from "./job-log.ts";

const command: Command<never> = {
  usage: "npx --yes pnpm@12 trial parallel",
  about:
    "Runs the examples of docs/many-runs-cluster.md for GNU parallel, kills a process of one part, does the part again, and compares all runs with undisturbed ones. Needs Linux and GNU parallel; installs nothing.",
  options: {},
  foot: "Exit codes: 0 nothing found, 1 something was, or a program is missing, 2 a mistake in the call.",
};

/** The runs and the parts in the docs, and the part that is killed. */
const RUNS = 16;
const PARTS = 8;
const KILLED = 3;

async function main(): Promise<number> {
  const missing = missingText({ parallel: "parallel" });
  if (missing !== null) {
    console.error(`parallel: ${missing}`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), "dz-parallel-"));
  console.log(`parallel: ${RUNS} runs in ${PARTS} parts, in ${folder}`);
  const start = performance.now();
  // GNU parallel keeps a folder in HOME, and asks for a citation where it has none.
  const env = { PARALLEL_HOME: join(folder, "home"), DZ_TRIAL: folder };
  const stop = (): void => {
    endAll(env);
    process.exit(130);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
  let findings: string[];
  try {
    findings = [...(await tryParts(folder, env)), ...(await tryNumbers(folder, env))];
  } finally {
    endAll(env);
  }
  for (const finding of findings) console.log(`finding: ${finding}`);
  if (findings.length === 0) rmSync(folder, { recursive: true });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`parallel: ${findings.length} findings, ${seconds} s`);
  return findings.length === 0 ? 0 : 1;
}

/** Variables of all processes of the trial. */
type Variables = Readonly<Record<string, string>>;

/** The two examples of the docs, with a process that is killed in the first; what was wrong. */
async function tryParts(folder: string, env: Variables): Promise<string[]> {
  const [out, undisturbed] = [join(folder, "many"), join(folder, "undisturbed")];
  await makeUndisturbed(undisturbed, env);
  const examples = examplesIn(clusterPage(), "With GNU parallel", "bash");
  const [first, second] = examples.map((example) =>
    inFolder(example, namedFolder, out).replace("mkdir -p runs", `mkdir -p ${folder}`),
  ) as [string, string];
  const log = `${out}.log`;

  const own = { ...env, PARALLEL_SEQ: String(KILLED) };
  const held = { ...env, ...holding(`PARALLEL_SEQ=${KILLED}`, join(folder, "held")) };
  const parts = startProgram("bash", ["-c", first], { cwd: root, env: held });
  const trains = await awaited(() => processesWith(own).find(isHeld), parts.isOver);
  if (trains === null) return [`all parts ended before part ${KILLED} trained: ${parts.output()}`];
  kill(trains);
  const code = await parts.code;
  console.log(`parallel: the process of part ${KILLED} was killed, parallel ends with ${code}`);
  const before = [
    ...(code === 1 ? [] : [`parallel ends with ${code}, not with the one part that has failed: ${parts.output()}`]),
    ...(existsSync(log) ? logProblems(readJobLog(readFileSync(log, "utf8")), PARTS, [KILLED]) : ["no job log"]),
    ...(await unnoticed(out, `${RUNS - 1} of ${RUNS} runs finished, 1 failed`)),
  ];

  const lines = readFileSync(log, "utf8").split("\n").length;
  const again = startProgram("bash", ["-c", second], { cwd: root, env });
  const codeAgain = await again.code;
  const text = readFileSync(log, "utf8");
  const more = text.split("\n").length - lines;
  console.log(`parallel: ${more} of ${PARTS} parts was done again, parallel ends with ${codeAgain}`);
  return [
    ...before,
    ...(codeAgain === 0 ? [] : [`parallel ends the second time with ${codeAgain}: ${again.output()}`]),
    ...(more === 1 ? [] : [`${more} parts were done again, not the one that had failed`]),
    ...logProblems(readJobLog(text), PARTS, []),
    ...(await problemsOf(out, undisturbed)),
  ];
}

/** Whether parts share all runs by `--shard auto/8`, which takes the number that parallel gives. */
async function tryNumbers(folder: string, env: Variables): Promise<string[]> {
  const auto = ["--shard", `auto/${PARTS}`, "--out", join(folder, "numbers"), "--dry-run"];
  const numbers = Array.from({ length: PARTS }, (_, i) => String(i + 1));
  const args = ["-N0", "npm", ...npmArguments, ...planArguments, ...auto, ":::", ...numbers];
  const parts = startProgram("parallel", args, { cwd: root, env });
  const code = await parts.code;
  if (code !== 0) return [`parallel with --shard auto/${PARTS} ends with ${code}: ${parts.output()}`];
  const all = plannedIn(parts.output());
  console.log(`parallel: ${PARTS} parts have ${all.length} runs by --shard auto/${PARTS}`);
  return all.length === RUNS && new Set(all).size === RUNS ? [] : [`--shard auto deals out ${all.join(", ")}`];
}

/** Ends what is still there. */
function endAll(env: Variables): void {
  for (const pid of processesWith(env)) kill(pid);
}

await runCommand("parallel", command, main);
