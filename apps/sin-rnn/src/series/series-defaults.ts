/** The defaults of a run on a series from a file; the others are those of the sine. */
export const seriesDefaults = {
  model: "lstm",
  epochs: 200,
  hidden: 32,
  /** Of adam, adamw and rmsprop; the other optimizers have those of the sine. */
  lr: 0.003,
  bptt: 24,
  /** The number of streams; null: it is chosen from the length of the series. */
  batch: null,
  schedule: "none",
  /** The epochs without a better validation error after which the training ends. */
  earlyStopping: 20,
} as const;
