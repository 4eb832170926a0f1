/**
 * What ends a program before its work is done: a signal, or an output that cannot be written any more.
 *
 * The work is asked to stop, so that it can leave everything in order; a second signal a while later ends the program at
 * once. (Package managers hand Ctrl-C on to a program that has got it already, so the one right after the first is none.)
 *
 * @module
 */

/** The signals that end a program, and the exit codes that tell of them. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The exit code when nobody reads the output any more: that of SIGPIPE. */
const CLOSED = 141;

/** How long after the first signal another one is taken for the same. */
const SAME_MS = 500;

/** What {@link Stop} needs of a process. */
export type Stoppable = Pick<NodeJS.Process, "on" | "exit" | "stdout" | "stderr">;

/** Whether the work has to stop, and why. */
export class Stop {
  private readonly process: Stoppable;
  private readonly now: () => number;
  private code: number | null = null;
  private outputProblem: string | null = null;
  private closed = false;
  private first = 0;

  /** Listens to signals and to the output; `now` gives the time in milliseconds, for tests. */
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
    process.stderr.on("error", () => {}); // nobody is left to be told
  }

  /** The exit code, as soon as the work has to stop; null before. */
  get exitCode(): number | null {
    return this.code;
  }

  /** What is the matter with standard output, or null if it can be written. */
  get output(): string | null {
    return this.outputProblem;
  }

  /** Whether standard output cannot be written though it may have readers, so that something is missing there. */
  get unwritable(): boolean {
    return this.outputProblem !== null && !this.closed;
  }

  private signalled(code: number): void {
    if (this.code === null) {
      this.code = code;
      this.first = this.now();
    } else if (this.now() - this.first > SAME_MS) this.process.exit(code);
  }

  /** A pipe whose reader is gone, or a terminal that was closed; or a file on a disk that is full. */
  private outputFailed({ code, message }: NodeJS.ErrnoException): void {
    if (this.outputProblem !== null) return; // whatever is written to it later fails, too
    this.closed = code === "EPIPE" || code === "EIO";
    this.outputProblem = this.closed
      ? "nobody reads standard output any more"
      : `standard output cannot be written, ${message}`;
    this.code ??= this.closed ? CLOSED : 1;
  }
}
