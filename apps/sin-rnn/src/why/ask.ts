import { setImmediate } from "node:timers/promises";
import { type Answer, type Probe, probes, type Question, replay, type Subject } from "@dz/probes";

/** How long work goes on before others, signals above all, have their turn. */
const BREATH_MS = 50;

/** About how much each question costs, in trainings of the run. */
const costs: Readonly<Record<Exclude<Question, "sure">, number>> = {
  good: 0.2,
  where: 1.3,
  waves: 5,
  below: 0.1,
  learned: 3,
  wrong: 0.5,
};

/** What is to be asked, and who is told. */
export interface Asking {
  readonly questions: readonly Question[];
  /** The number of seeds; null for none. */
  readonly seeds: number | null;
  /** Whether to give up. */
  stopped(): boolean;
  /** Called often with the part of all work that is done, and what is being asked; null while the run is repeated. */
  progress(part: number, question: Question | null): void;
  /** Called once, when the run was trained once more. */
  repeated(isSame: boolean): void;
  /** Called with each answer. */
  answered(answer: Answer): void;
}

/** Asks one question after the other. Resolves to whether the training repeats the run; null if it was given up. */
export async function ask(
  subject: Subject,
  asking: Asking,
  table: Readonly<Partial<Record<Question, Probe>>> = probes,
): Promise<boolean | null> {
  const { questions, seeds } = asking;
  const costOf = (question: Question): number => (question === "sure" ? (seeds ?? 1) - 1 : costs[question]);
  const whole = 1 + questions.reduce((sum, question) => sum + costOf(question), 0);
  const breath = new Breath(asking.stopped);
  let done = 0;
  const worked = async <T>(work: Generator<number, T>, cost: number, question: Question | null): Promise<T | null> => {
    for (let next = work.next(); ; next = work.next()) {
      if (next.done === true) {
        done += cost;
        return next.value;
      }
      asking.progress((done + cost * next.value) / whole, question);
      if (await breath.ends()) return null;
    }
  };
  const replayed = await worked(replay(subject), 1, null);
  if (replayed === null) return null;
  asking.repeated(replayed.repeats);
  for (const question of questions) {
    const probe = table[question];
    if (probe === undefined) continue;
    asking.progress(done / whole, question);
    const work = probe({ subject, replay: replayed }, seeds === null ? {} : { seeds });
    const answer = await worked(work, costOf(question), question);
    if (answer === null || asking.stopped()) return null;
    asking.answered(answer);
  }
  return replayed.repeats;
}

/** Lets others have their turn now and then. */
class Breath {
  private readonly stopped: () => boolean;
  private last: number = performance.now();

  constructor(stopped: () => boolean) {
    this.stopped = stopped;
  }

  /** Resolves to whether to give up. */
  async ends(): Promise<boolean> {
    if (performance.now() - this.last > BREATH_MS) {
      await setImmediate();
      this.last = performance.now();
    }
    return this.stopped();
  }
}
