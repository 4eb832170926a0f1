/** A run as the page's script gets it. A number that JSON has not is null. */
export interface RunData {
  readonly label: string;
  readonly model: string;
  readonly optimizer: string;
  readonly train: readonly (number | null)[];
  readonly test: readonly (number | null)[];
  /** The index of the epoch with the lowest test loss. */
  readonly best: number;
  /** Its predictions, as `pack` writes them. */
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
