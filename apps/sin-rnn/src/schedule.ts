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
import type { Options } from "./options.ts";

/** Changes the step size while a training goes on. */
export interface RateControl {
  /** An update has been made. */
  updated(): void;
  /** An epoch has ended with this loss in training. */
  epochEnded(trainLoss: number): void;
  /** What has to be saved to go on with {@link setState}; the same names at any time. */
  getState(): RateState;
  /** Goes on from a state. Throws {@link ValueError} for what {@link getState} cannot have given. */
  setState(state: RateState): void;
}

/** Where a {@link RateControl} stands: numbers by name. */
type RateState = Readonly<Record<string, number>>;

/** How long a training is. */
export interface Length {
  readonly epochs: number;
  /** Updates in an epoch. */
  readonly updates: number;
}

/** The part of a warm-up. */
const WARM_UP = 0.05;

/** Those that depend on the number of updates alone. */
const schedules: Readonly<Record<Exclude<Options["schedule"], "none" | "plateau">, (length: Length) => Schedule>> = {
  step: ({ epochs, updates }) => stepDecay({ every: Math.ceil(epochs / 3) * updates }),
  cosine: (length) => cosine({ steps: total(length) }),
  "warmup-cosine": (length) => {
    const steps = Math.max(1, Math.round(total(length) * WARM_UP));
    return warmUp({ steps }, cosine({ steps: Math.max(1, total(length) - steps) }));
  },
  "one-cycle": (length) => oneCycle({ steps: total(length) }),
};

const total = ({ epochs, updates }: Length): number => epochs * updates;

/** What a schedule's name stands for. The optimizer's own step size is the largest that it takes. */
export function createRateControl(
  name: Options["schedule"],
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
        plateau.feed(trainLoss);
        scheduler.step();
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
      scheduler.step();
    },
    epochEnded() {},
    getState: () => ({ ...scheduler.getState() }),
    setState({ steps = 0, base = 0 }) {
      scheduler.setState({ steps, base });
    },
  };
}
