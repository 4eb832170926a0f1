import {
  cosine,
  type Optimizer,
  oneCycle,
  ReduceOnPlateau,
  type Schedule,
  Scheduler,
  stepDecay,
  warmUp,
} from "@dz/optimizers";
import type { TrainingSettings } from "./settings.ts";

/** Changes the learning rate during training. */
export interface RateControl {
  /** Called after each update. */
  updated(): void;
  /** Called after each epoch with its training loss. */
  epochEnded(trainLoss: number): void;
  /** The state to continue from with {@link setState}; always with the same names. */
  getState(): RateState;
  /** Continues from a state. Throws {@link ValueError} for a state that {@link getState} cannot return. */
  setState(state: RateState): void;
}

/** The state of a {@link RateControl}: numbers by name. */
type RateState = Readonly<Record<string, number>>;

/** The length of a training. */
export interface Length {
  readonly epochs: number;
  /** Updates per epoch. */
  readonly updates: number;
}

/** The warm-up as a part of all updates. */
const WARM_UP = 0.05;

/** Schedules that depend only on the number of updates. */
const schedules: Readonly<
  Record<Exclude<TrainingSettings["schedule"], "none" | "plateau">, (length: Length) => Schedule>
> = {
  step: ({ epochs, updates }) => stepDecay(Math.ceil(epochs / 3) * updates),
  cosine: (length) => cosine(total(length)),
  "warmup-cosine": (length) => {
    const steps = Math.max(1, Math.round(total(length) * WARM_UP));
    return warmUp(steps, cosine(Math.max(1, total(length) - steps)));
  },
  "one-cycle": (length) => oneCycle(total(length)),
};

const total = ({ epochs, updates }: Length): number => epochs * updates;

/** The rate control for a schedule name. The optimizer's own learning rate is the maximum. */
export function createRateControl(
  name: TrainingSettings["schedule"],
  optimizer: Optimizer<string>,
  length: Length,
): RateControl {
  if (name === "none") return { updated() {}, epochEnded() {}, getState: () => ({}), setState() {} };
  if (name === "plateau") {
    const plateau = new ReduceOnPlateau({ reduce: 0.5, patience: 5 });
    const scheduler = new Scheduler(optimizer, plateau.schedule);
    return {
      updated() {},
      epochEnded(trainLoss) {
        plateau.update(trainLoss);
        scheduler.update();
      },
      getState() {
        const { best, ...counts } = plateau.getState();
        return { ...scheduler.getState(), ...counts, best: best ?? Number.NaN }; // NaN is never the best
      },
      setState({ steps = 0, base = 0, factor = 0, best = 0, stale = 0, resting = 0 }) {
        plateau.setState({ factor, best: Number.isNaN(best) ? null : best, stale, resting });
        scheduler.setState({ steps, base });
      },
    };
  }
  const scheduler = new Scheduler(optimizer, schedules[name](length));
  return {
    updated() {
      scheduler.update();
    },
    epochEnded() {},
    getState: () => ({ ...scheduler.getState() }),
    setState({ steps = 0, base = 0 }) {
      scheduler.setState({ steps, base });
    },
  };
}
