/** What Slurm says about a task of an array. */
export interface ArrayTask {
  readonly index: number;
  /** In Slurm's words: `COMPLETED`, `FAILED`, `RUNNING`, `PENDING`. */
  readonly state: string;
  /** The exit code of its script; null if a signal has ended it. */
  readonly code: number | null;
}

/** The arguments of squeue for {@link readTasks}. */
export const squeueArguments = (job: number): string[] => [
  `--jobs=${job}`,
  "--array",
  "--states=all",
  "--noheader",
  "--Format=ArrayTaskID:16,State:24,exit_code:16",
];

/** The tasks of an array by what squeue has written, in order. Throws for a line that it does not understand. */
export function readTasks(text: string): ArrayTask[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines
    .map((line) => {
      const [, index, state, status] = /^(\d+) +([A-Z_]+) +(\d+) *$/.exec(line) ?? [];
      if (state === undefined) throw new Error(`squeue: a line that is not understood: ${line}`);
      // As wait() gives it: the exit code in the second byte, and the signal in the first.
      const wait = Number(status);
      return { index: Number(index), state, code: (wait & 0xff) === 0 ? wait >> 8 : null };
    })
    .toSorted((a, b) => a.index - b.index);
}

/** The number of a job by what sbatch has written; undefined until it has. */
export function jobIn(text: string): number | undefined {
  const [, number] = /^Submitted batch job (\d+)$/m.exec(text) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** What is wrong with the tasks of an array in which one was killed, one sentence each. */
export function taskProblems(tasks: readonly ArrayTask[], count: number, killed: number): string[] {
  const problems = Array.from({ length: count }, (_, index) => {
    const task = tasks.find((each) => each.index === index);
    if (task === undefined) return `squeue does not list task ${index}`;
    const isRight = index === killed ? task.state === "FAILED" && task.code !== 0 : task.state === "COMPLETED";
    return isRight ? null : `task ${index} is ${task.state} with ${task.code ?? "a signal"}`;
  });
  return problems.filter((problem) => problem !== null);
}
