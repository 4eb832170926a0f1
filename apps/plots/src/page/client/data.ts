/** The data of a run for the page's script. Null stands for a number that JSON does not have. */
export interface RunData {
  readonly label: string;
  readonly model: string;
  readonly optimizer: string;
  /** The number of its epochs. */
  readonly count: number;
  /** The numbers of the epochs whose losses are here: all, unless the run is long. */
  readonly epochs: readonly number[];
  /** The losses, one for each of `epochs`. */
  readonly train: readonly (number | null)[];
  readonly test: readonly (number | null)[];
  /** What the second loss is of: the test wave, or the validation part of a series. */
  readonly held: "test" | "validation";
  /** The number of the epoch with the lowest test loss. */
  readonly best: number;
  /** The numbers of the epochs with predictions, all of them also in `epochs`. */
  readonly shown: readonly number[];
  /** The predictions of `shown`, in the form of `pack`; null for a run that the player does not have. */
  readonly predictions: string | null;
}

/** The data for the page's script. */
export interface PageData {
  /** The number of points of the test wave. */
  readonly points: number;
  /** The target, packed as one prediction. */
  readonly target: string;
  readonly runs: readonly RunData[];
}
