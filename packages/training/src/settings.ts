/** The models, each by its short name. */
export const models = ["rnn", "mlp", "lstm", "gru"] as const;
export const optimizerNames = ["adam", "sgd", "momentum", "adagrad", "adadelta", "adamw", "rmsprop"] as const;
/** How the learning rate changes during training. */
export const schedules = ["none", "step", "cosine", "warmup-cosine", "one-cycle", "plateau"] as const;
export const precisionNames = ["float64", "float32", "dezero"] as const;

/** What a training is made of: the same settings give the same bits. */
export interface TrainingSettings {
  readonly model: (typeof models)[number];
  readonly optimizer: (typeof optimizerNames)[number];
  /** The learning rate; null for an optimizer without one. */
  readonly lr: number | null;
  readonly schedule: (typeof schedules)[number];
  /** The largest norm of a gradient; longer ones are shortened to it. Null if they are not. */
  readonly clip: number | null;
  readonly epochs: number;
  readonly hidden: number;
  /** The number of steps between two updates. */
  readonly bptt: number;
  /** The number of parallel streams of the data; null for one step at a time. */
  readonly batch: number | null;
  readonly seed: number;
  readonly precision: (typeof precisionNames)[number];
  /** The epoch after which the schedule begins (default 0): not 0 for a training that continues another with its own schedule. */
  readonly scheduleFrom?: number;
}

/**
 * Learning rates with which each optimizer learns the sine; adam's and sgd's are the article's, the others were tuned.
 */
export const defaultLr: Readonly<Record<TrainingSettings["optimizer"], number | null>> = {
  adam: 0.001,
  sgd: 0.00005,
  momentum: 0.00001,
  adagrad: 0.003,
  adadelta: null,
  adamw: 0.001,
  rmsprop: 0.001,
};

/** The article's training. */
export const articleSettings: TrainingSettings = {
  model: "rnn",
  optimizer: "adam",
  lr: defaultLr.adam,
  schedule: "none",
  clip: null,
  epochs: 100,
  hidden: 100,
  bptt: 30,
  batch: null,
  seed: 0,
  precision: "float64",
};

/** The article's training with other settings; an optimizer has its own learning rate unless that is set, too. */
export function settingsWith(change: Partial<TrainingSettings>): TrainingSettings {
  const settings = { ...articleSettings, ...change };
  return { ...settings, lr: change.lr === undefined ? defaultLr[settings.optimizer] : change.lr };
}
