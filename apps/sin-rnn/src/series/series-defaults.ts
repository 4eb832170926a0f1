/**
 * The defaults of a run on a series from a file; the others are those of the sine. docs/forecasting.md says what was tried.
 */
export const seriesDefaults = {
  model: "gru",
  optimizer: "adamw",
  epochs: 200,
  hidden: 32,
  /** Of adam, adamw and rmsprop; the other optimizers have those of the sine. */
  lr: 0.01,
  /** Of adamw: a hundred times the usual one, since a series has few values to learn from. */
  weightDecay: 1,
  bptt: 24,
  /** The number of streams; null: it is chosen from the length of the series. */
  batch: null,
  schedule: "none",
  /** The largest norm of a gradient: one odd value must not undo what was learned. */
  clip: 1,
  /** The epochs without a better validation error after which the training ends. */
  earlyStopping: 20,
} as const;
