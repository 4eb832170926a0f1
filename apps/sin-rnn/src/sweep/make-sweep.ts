import type { Surroundings } from "../launch.ts";
import { canDraw } from "../terminal.ts";
import { writeFailure } from "./failure.ts";
import type { Outcome, Task } from "./messages.ts";
import type { Plan, PlannedRun } from "./plan.ts";
import { Pool } from "./pool.ts";
import { startProcess } from "./start-process.ts";
import type { State } from "./state.ts";
import { statesOf, statesOfRung, untilOf } from "./states.ts";
import { SweepDisplay } from "./sweep-display.ts";

/** How a sweep is made. */
export interface How {
  /** The most runs at a time. */
  readonly jobs: number;
  /** Whether runs that have failed are repeated. */
  readonly retry: boolean;
  readonly tensorboard: boolean;
}

/** Makes the runs of a plan that are missing. Resolves to false if it was stopped. */
export async function makeSweep(
  out: string,
  plan: Plan,
  runs: readonly PlannedRun[],
  { jobs, retry, tensorboard }: How,
  { stopped }: Pick<Surroundings, "stopped">,
): Promise<boolean> {
  const isDone = ({ kind }: State): boolean => kind === "finished";
  const waits = (state: State): boolean => !isDone(state) && (retry || state.kind !== "failed");
  const ended = (task: Task, outcome: Outcome): void => {
    if (outcome.kind === "failed") writeFailure(out, task.run.folder, outcome.reason);
    display.ended(task, outcome);
  };
  const stages =
    plan.rungs === null
      ? [() => statesOf(out, plan, runs)]
      : plan.rungs.map((_, i) => () => statesOfRung(out, plan, i));
  const first = stages[0]?.() as Map<PlannedRun, State>;
  const done = Array.from(first.values()).filter(isDone).length;
  const total = plan.rungs === null ? runs.length : visits(plan);
  const display = new SweepDisplay(process.stdout, {
    runs: total,
    done,
    canDraw: canDraw(process.stdout, process.env),
  });
  const pool = new Pool({
    jobs,
    start: startProcess,
    stopped,
    events: {
      begun: (task) => display.begun(task),
      epoch: (task, epoch, epochs, loss) => display.epoch(task, epoch, epochs, loss),
      ended,
      said: (task, line) => display.said(task, line),
    },
  });
  try {
    for (const [i, states] of stages.entries()) {
      const now = i === 0 ? first : states();
      const waiting = Array.from(now).flatMap(([run, state]) => (waits(state) ? [run] : []));
      if (i > 0) display.skip(now.size - waiting.length);
      await pool.run(waiting.map((run) => ({ out, run, until: untilOf(plan, i), tensorboard })));
      if (stopped() || (plan.rungs !== null && !Array.from(states().values()).every(isDone))) break;
    }
  } finally {
    await pool.close();
    display.end();
  }
  return !stopped();
}

/** How many times runs are trained in a search, over all its rungs. */
function visits({ rungs, seeds }: Plan): number {
  return (rungs ?? []).reduce((sum, { settings }) => sum + settings * seeds.length, 0);
}
