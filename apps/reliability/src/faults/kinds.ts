import type { Lesson, ModelName, OptimizerName, Plant } from "./lesson.ts";
import type { SetName } from "./series.ts";

/** A kind of fault that is planted: the name that it is to be given, and how. */
export interface Kind {
  readonly fault: string;
  /** The plants of each set, from weak to strong. */
  readonly plants: Readonly<Record<SetName, readonly Plant[]>>;
  /** The networks and optimizers that can have it (default all). */
  readonly models?: readonly ModelName[];
  readonly optimizers?: readonly OptimizerName[];
  /** Whether it is a fault only where the last value does not say all (default false). */
  readonly needsPast?: boolean;
  /** How the lesson differs besides, so that the fault has consequences. */
  readonly lesson?: Partial<Lesson>;
}

const recurrent: readonly ModelName[] = ["rnn", "lstm", "gru"];
const same = (...plants: Plant[]): Kind["plants"] => ({ tuning: plants, "held-out": plants });

/** All kinds. */
export const kinds: readonly Kind[] = [
  {
    fault: "valuesNotFinite",
    plants: { tuning: [{ missing: 0.003 }, { missing: 0.05 }], "held-out": [{ missing: 0.001 }, { missing: 0.02 }] },
  },
  { fault: "targetBroadcasts", plants: same({ broadcast: true }), lesson: { streams: 6 } },
  { fault: "scalerSawTest", plants: same({ scaleAll: true }) },
  {
    fault: "testOverlaps",
    plants: { tuning: [{ overlap: 40 }, { overlap: 120 }], "held-out": [{ overlap: 30 }, { overlap: 200 }] },
    lesson: { streams: 1, epochs: 12 },
  },
  {
    fault: "inputConstant",
    plants: { tuning: [{ constant: 0 }, { constant: 1 }], "held-out": [{ constant: -0.5 }, { constant: 2 }] },
  },
  {
    fault: "inputNotScaled",
    plants: {
      tuning: [{ inputScale: [20, 0] }, { inputScale: [30, 300] }, { inputScale: [0.005, 0] }],
      "held-out": [{ inputScale: [12, 60] }, { inputScale: [100, 1000] }, { inputScale: [0.001, 0.01] }],
    },
  },
  {
    fault: "targetNotScaled",
    plants: {
      tuning: [{ targetScale: [20, 0] }, { targetScale: [30, 300] }],
      "held-out": [{ targetScale: [12, 60] }, { targetScale: [100, 1000] }],
    },
  },
  {
    fault: "targetShifted",
    plants: {
      tuning: [{ ahead: 0 }, { ahead: -1 }, { ahead: 2 }],
      "held-out": [{ ahead: 0 }, { ahead: -2 }, { ahead: 3 }],
    },
  },
  {
    fault: "targetLeaked",
    plants: {
      tuning: [{ leak: [1, 0] }, { leak: [2, 0.02] }],
      "held-out": [{ leak: [0.5, 0.005] }, { leak: [-1, 0.01] }],
    },
  },
  { fault: "nothingToLearn", plants: same({}) },
  { fault: "targetsShuffled", plants: same({ shuffle: "targets" }) },
  { fault: "orderShuffled", plants: same({ shuffle: "pairs" }), models: recurrent },
  { fault: "stateCarriedOver", plants: same({ carry: true }), models: recurrent },
  { fault: "stateLost", plants: same({ lose: "updates" }, { lose: "steps" }), models: recurrent },
  { fault: "layerWithoutGradient", plants: same({ cut: true }) },
  { fault: "gradientsNotCleared", plants: same({ keepGradients: true }) },
  { fault: "gradientAscent", plants: same({ ascend: "loss" }, { ascend: "gradients" }) },
  { fault: "layerFrozen", plants: same({ freeze: "inner" }, { freeze: "output" }) },
  {
    fault: "equalUnits",
    plants: { tuning: [{ equal: 0.1 }, { equal: 0 }], "held-out": [{ equal: 0.05 }, { equal: 0.3 }] },
    lesson: { dropout: 0 }, // which makes units differ
  },
  {
    fault: "gradientsExplode",
    plants: { tuning: [{ stateGain: 3.5 }, { stateGain: 5 }], "held-out": [{ stateGain: 4 }, { stateGain: 5.5 }] },
    models: ["rnn"],
    lesson: { hidden: 24 },
  },
  {
    fault: "gradientsVanish",
    plants: {
      tuning: [{ stateGain: 0.01 }, { stateGain: 0.001 }],
      "held-out": [{ stateGain: 0.02 }, { stateGain: 0.0001 }],
    },
    models: ["rnn"],
  },
  {
    fault: "gradientsVanish",
    plants: { tuning: [{ depth: 6 }, { depth: 8 }], "held-out": [{ depth: 7 }, { depth: 10 }] },
    models: ["mlp"],
  },
  {
    fault: "unitsSaturated",
    plants: { tuning: [{ inputGain: 20 }, { inputGain: 60 }], "held-out": [{ inputGain: 25 }, { inputGain: 100 }] },
  },
  {
    fault: "unitsDead",
    plants: { tuning: [{ deadBias: 10 }, { deadBias: 30 }], "held-out": [{ deadBias: 12 }, { deadBias: 100 }] },
    models: ["mlp"],
  },
  {
    fault: "weightDecayTooStrong",
    plants: {
      tuning: [{ weightDecay: 0.3 }, { weightDecay: 2 }],
      "held-out": [{ weightDecay: 0.5 }, { weightDecay: 1 }],
    },
  },
  {
    fault: "stepTooLarge",
    plants: { tuning: [{ rate: 30 }, { rate: 200 }], "held-out": [{ rate: 50 }, { rate: 500 }] },
  },
  {
    fault: "stepTooSmall",
    plants: { tuning: [{ rate: 1e-3 }, { rate: 1e-5 }], "held-out": [{ rate: 5e-4 }, { rate: 1e-6 }] },
  },
  { fault: "dropoutInTest", plants: same({ dropoutInTest: true }) },
  { fault: "tooFewUnits", plants: same({ units: 1 }), needsPast: true, lesson: { epochs: 60 } },
  {
    fault: "overfits",
    plants: { tuning: [{ few: [40, 6] }, { few: [50, 8] }], "held-out": [{ few: [45, 8] }, { few: [36, 10] }] },
    models: recurrent, // an mlp sees three values and has little to learn by heart
    optimizers: ["adam", "rmsprop"],
    lesson: { hidden: 32, dropout: 0 },
  },
  {
    fault: "stoppedTooEarly",
    plants: { tuning: [{ epochs: 3 }, { epochs: 5 }], "held-out": [{ epochs: 4 }, { epochs: 6 }] },
    optimizers: ["sgd", "momentum"],
  },
  {
    fault: "stoppedTooEarly",
    plants: {
      tuning: [
        { epochs: 3, rate: 0.3 },
        { epochs: 4, rate: 0.2 },
      ],
      "held-out": [
        { epochs: 4, rate: 0.3 },
        { epochs: 5, rate: 0.15 },
      ],
    },
    optimizers: ["adam", "rmsprop"],
  },
];
