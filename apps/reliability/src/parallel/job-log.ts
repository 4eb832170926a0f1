/** What the job log of GNU parallel says about a part. */
export interface LoggedJob {
  /** The number of the part, from 1. */
  readonly sequence: number;
  readonly code: number;
  /** The number of the signal that has ended it; 0 for none. */
  readonly signal: number;
}

/** The jobs in the text of a log, each as it was logged last, in order. Throws for a line that it does not understand. */
export function readJobLog(text: string): LoggedJob[] {
  const [, ...lines] = text.split("\n").filter((line) => line !== ""); // the first has the titles
  const jobs = new Map<number, LoggedJob>();
  for (const line of lines) {
    // Seq, Host, Starttime, JobRuntime, Send, Receive, Exitval, Signal, Command
    const [sequence, code, signal] = [0, 6, 7].map((i) => Number(line.split("\t")[i])) as [number, number, number];
    if (![sequence, code, signal].every(Number.isInteger)) {
      throw new Error(`the job log has a line that is not understood: ${line}`);
    }
    jobs.set(sequence, { sequence, code, signal });
  }
  return Array.from(jobs.values()).toSorted((a, b) => a.sequence - b.sequence);
}

/** What is wrong with a log of `count` parts of which the parts in `failed` must have failed; one sentence each. */
export function logProblems(jobs: readonly LoggedJob[], count: number, failed: readonly number[]): string[] {
  const problems = Array.from({ length: count }, (_, i) => {
    const job = jobs.find(({ sequence }) => sequence === i + 1);
    if (job === undefined) return `the job log has no part ${i + 1}`;
    const hasFailed = job.code !== 0 || job.signal !== 0;
    if (hasFailed === failed.includes(i + 1)) return null;
    return `part ${i + 1} has exit code ${job.code} and signal ${job.signal} in the job log`;
  });
  return problems.filter((problem) => problem !== null);
}
