/** A run as the page's script gets it. A number that JSON has not is null. */
export interface RunData {
  readonly label: string;
  readonly model: string;
  readonly optimizer: string;
  /** How many epochs it has. */
  readonly count: number;
  /** The numbers of the epochs that have losses here, which are all unless the run is long. */
  readonly epochs: readonly number[];
  /** The losses, one for each of `epochs`. */
  readonly train: readonly (number | null)[];
  readonly test: readonly (number | null)[];
  /** The number of the epoch with the lowest test loss. */
  readonly best: number;
  /** The numbers of the epochs that have predictions, all of them also in `epochs`. */
  readonly shown: readonly number[];
  /** The predictions of `shown`, as `pack` writes them. */
  readonly predictions: string;
}

/** What the page's script gets. */
export interface PageData {
  /** How many points the test wave has. */
  readonly points: number;
  /** The target, packed as one prediction. */
  readonly target: string;
  readonly runs: readonly RunData[];
}
