/**
 * Reasons to end a program before its work is done: a signal, or an output that can no longer be written.
 *
 * The work is asked to stop, so that it can finish in order; a second signal a while later ends the program at once.
 * (Package managers pass Ctrl-C on to a program that has received it already, so one right after the first does not
 * count.)
 *
 * @module
 */

/** The signals that end a program, and their exit codes. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The exit code when the reader of the output is gone: that of SIGPIPE. */
const CLOSED = 141;

/** Signals within this time in milliseconds after the first are taken as the same one. */
const SAME_MS = 500;

/** The part of a process that {@link Stop} needs. */
export type Stoppable = Pick<NodeJS.Process, "on" | "exit" | "stdout" | "stderr">;

/** Whether the work has to stop, and why. */
export class Stop {
  private readonly process: Stoppable;
  private readonly now: () => number;
  private code: number | null = null;
  private outputProblem: string | null = null;
  private closed = false;
  private first = 0;

  /** Listens for signals and output errors; `now` returns the time in milliseconds, replaced in tests. */
  constructor(process: Stoppable, now: () => number = () => performance.now()) {
    this.process = process;
    this.now = now;
    for (const [signal, code] of Object.entries(signals)) {
      process.on(signal, () => {
        this.signalled(code);
      });
    }
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
      this.outputFailed(error);
    });
    process.stderr.on("error", () => {}); // there is no other stream to report to
  }

  /** The exit code once the work has to stop; null before. */
  get exitCode(): number | null {
    return this.code;
  }

  /** The problem with standard output, or null if it can be written. */
  get output(): string | null {
    return this.outputProblem;
  }

  /** Whether standard output failed for another reason than a missing reader, so that output was lost. */
  get unwritable(): boolean {
    return this.outputProblem !== null && !this.closed;
  }

  private signalled(code: number): void {
    if (this.code === null) {
      this.code = code;
      this.first = this.now();
    } else if (this.now() - this.first > SAME_MS) this.process.exit(code);
  }

  /** A pipe without a reader, or a closed terminal; or a file on a full disk. */
  private outputFailed({ code, message }: NodeJS.ErrnoException): void {
    if (this.outputProblem !== null) return; // later writes fail, too
    this.closed = code === "EPIPE" || code === "EIO";
    this.outputProblem = this.closed
      ? "the reader of standard output is gone"
      : `standard output cannot be written, ${message}`;
    this.code ??= this.closed ? CLOSED : 1;
  }
}
