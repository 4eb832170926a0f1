/**
 * Gives every reader of files mutants of good and bad ones: `pnpm trial fuzz`, and `--only npz --seed N --index I` for one
 * of them again.
 *
 * A reader may read or refuse with an error of dz. Anything else is a finding: another error, a value that saved and read
 * again is another one, more than a second, too much memory, a changed prototype. The readers work in a thread of their
 * own, and the main thread watches it.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type Arguments, runCommand, workingFolder } from "@dz/command-line";
import { type Finding, fuzz, type Result } from "./fuzz.ts";
import { Inputs } from "./inputs.ts";
import { command, type Name, type Options, partsOf, readOptions } from "./options.ts";
import { findingLine, head, row, summary } from "./report.ts";
import { targets } from "./targets/all.ts";
import { patience, Watchdog } from "./watchdog.ts";

interface Job {
  readonly args: Arguments<Name>;
  readonly seed: number;
  readonly place: Int32Array;
}

/** In the worker: all targets, one after the other. */
async function work({ args, seed, place }: Job): Promise<void> {
  const options = readOptions(args, targets, seed, workingFolder());
  const parts = options.index === null ? partsOf(options.inputs, options.targets) : [1];
  for (const [number, target] of options.targets.entries()) {
    const begin = (index: number): void => {
      Atomics.store(place, 0, number);
      Atomics.store(place, 1, index);
    };
    const inputs = parts[number] as number;
    const seconds = options.seconds / options.targets.length;
    const result = await fuzz(target, { inputs, first: options.index ?? 0, seed: options.seed, seconds, begin });
    parentPort?.postMessage(result);
  }
}

function keep(folder: string, { target, seed, index, file }: Finding): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${target}-${seed}-${index}`), file);
}

/** In the main thread: prints what the worker says. The exit code is 1 if anything was found. */
function watch(options: Options, args: Arguments<Name>): void {
  const results: Result[] = [];
  const place = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { args, seed: options.seed, place } satisfies Job,
  });
  const report = (finding: Finding): void => {
    process.exitCode = 1;
    console.log(findingLine(finding));
    if (options.keep !== null) keep(options.keep, finding);
  };
  const dog = new Watchdog(place, (target) => patience(options.targets[target]?.untimed));
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(); // of all threads
    const hanging = dog.tick((user + system) / 1e6);
    if (hanging === null) return;
    clearInterval(timer);
    const target = options.targets[hanging[0]] as Options["targets"][number];
    const { seed } = options;
    const file = new Inputs(target, seed).at(hanging[1]);
    report({ target: target.name, seed, index: hanging[1], problem: "does not end", file });
    void worker.terminate();
  }, 1000);

  console.log(`seed ${options.seed}, node ${process.version}\n${head}`);
  worker.on("message", (result: Result) => {
    results.push(result);
    console.log(row(result));
    result.findings.forEach(report);
  });
  worker.on("error", (error) => {
    process.exitCode = 1;
    console.log(`FOUND, an error outside of the readers: ${error.stack}`);
  });
  worker.on("exit", () => {
    clearInterval(timer);
    console.log(summary(results, options.seed));
  });
}

if (!isMainThread) {
  await work(workerData as Job);
} else {
  await runCommand("fuzz", command, (args) => {
    watch(readOptions(args, targets, Math.floor(Math.random() * 2 ** 31), workingFolder()), args);
    return 0; // which a finding makes 1
  });
}
