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
}

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
  if (name === "none") return { updated() {}, epochEnded() {} };
  if (name === "plateau") {
    const plateau = new ReduceOnPlateau({ reduce: 0.5, patience: 5 });
    const scheduler = new Scheduler(optimizer, plateau.schedule);
    return {
      updated() {},
      epochEnded(trainLoss) {
        plateau.feed(trainLoss);
        scheduler.step();
      },
    };
  }
  const scheduler = new Scheduler(optimizer, schedules[name](length));
  return {
    updated() {
      scheduler.step();
    },
    epochEnded() {},
  };
}
