/** Runs the command as a process, in a separate folder. */
import { type ChildProcess, spawn } from "node:child_process";
import { inject } from "vitest";

/** The command, as one file, see bundle.ts. */
export const main: string = inject("bundledCommand");

/** The end of a process. */
export interface Ended {
  /** The exit code, or the name of an unhandled signal. */
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

const running = new Set<Started>();

/** Kills all running processes, so that their folders can be removed. */
export async function endAll(): Promise<void> {
  for (const { child } of running) child.kill("SIGKILL");
  await Promise.all(Array.from(running, ({ ended }) => ended));
}

/** Starts the command as if its user were in `folder`; `then` is called once, when its standard output matches `at`. */
export function begin(
  folder: string,
  args: readonly string[],
  at: RegExp | null = null,
  then: (child: ChildProcess) => void = () => {},
): Started {
  const env = { ...process.env, INIT_CWD: folder };
  const child = spawn(process.execPath, [main, ...args], { env });
  let [stdout, stderr, called] = ["", "", false];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    if (called || at === null || !at.test(stdout)) return;
    called = true;
    then(child);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code, signal) => {
      running.delete(started);
      resolve({ code: code ?? signal, stdout, stderr });
    });
  });
  const started = { child, ended };
  running.add(started);
  return started;
}

/** Runs the command to its end. */
export function runProgram(folder: string, ...args: string[]): Promise<Ended> {
  return begin(folder, args).ended;
}
