/** The position of a player. */
export interface Position {
  readonly run: number;
  /** The index among the shown epochs of the run, from 0. */
  readonly frame: number;
  readonly playing: boolean;
}

/** The members of a window that measure time. */
export interface Clock {
  setTimeout(callback: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
}

/** Epochs per second at speed 1, as in the article's animation. */
const RATE = 10;

/** The index of the number nearest to `x`, in an ascending list; of two the lower. */
export function nearest(numbers: readonly number[], x: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= x) low = middle;
    else high = middle;
  }
  const [below, above] = [numbers[low] ?? 0, numbers[high] ?? 0];
  return high > low && above - x < x - below ? high : low;
}

/** Steps through the epochs of runs and calls back at each change. */
export class Player {
  #position: Position;
  #speed = 1;
  #timer: number | undefined;
  readonly #epochs: readonly (readonly number[])[];
  readonly #show: (position: Position) => void;
  readonly #clock: Clock;

  /**
   * `epochs` are the numbers of the shown epochs of each run. The player starts at the last of the first run, paused.
   */
  constructor(epochs: readonly (readonly number[])[], show: (position: Position) => void, clock: Clock) {
    this.#epochs = epochs;
    this.#show = show;
    this.#clock = clock;
    this.#position = { run: 0, frame: this.#last(0), playing: false };
  }

  get position(): Position {
    return this.#position;
  }

  /** Shows the epoch at an index, or the nearest one. */
  seek(frame: number): void {
    this.#change({ frame: Math.max(0, Math.min(this.#last(this.#position.run), Math.round(frame))) });
  }

  /** Shows the epoch with this number, or the nearest shown one. */
  seekEpoch(epoch: number): void {
    this.seek(nearest(this.#epochs[this.#position.run] ?? [], epoch));
  }

  /** Shows another run, at the same epoch or the nearest one that it has. */
  choose(run: number): void {
    const epoch = this.#epochs[this.#position.run]?.[this.#position.frame] ?? 1;
    this.#change({ run, frame: nearest(this.#epochs[run] ?? [], epoch) });
  }

  /** A factor on ten epochs a second. */
  set speed(factor: number) {
    this.#speed = factor;
    if (this.#position.playing) this.#wait();
  }

  /** Continues to play; from the beginning if the last epoch is shown. */
  play(): void {
    const { run, frame } = this.#position;
    this.#change({ playing: true, frame: frame >= this.#last(run) ? 0 : frame });
    this.#wait();
  }

  pause(): void {
    this.#clock.clearTimeout(this.#timer ?? 0);
    this.#timer = undefined;
    this.#change({ playing: false });
  }

  toggle(): void {
    if (this.#position.playing) this.pause();
    else this.play();
  }

  #last(run: number): number {
    return Math.max(0, (this.#epochs[run]?.length ?? 1) - 1);
  }

  #wait(): void {
    this.#clock.clearTimeout(this.#timer ?? 0);
    this.#timer = this.#clock.setTimeout(() => this.#step(), 1000 / (RATE * this.#speed));
  }

  #step(): void {
    const { run, frame } = this.#position;
    if (frame >= this.#last(run)) {
      this.pause();
      return;
    }
    this.#change({ frame: frame + 1 });
    this.#wait();
  }

  #change(part: Partial<Position>): void {
    this.#position = { ...this.#position, ...part };
    this.#show(this.#position);
  }
}
