/** What a player shows. */
export interface Position {
  readonly run: number;
  /** The index of the epoch, from 0. */
  readonly epoch: number;
  readonly playing: boolean;
}

/** The part of a window that keeps time. */
export interface Clock {
  setTimeout(callback: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
}

/** How many epochs a second go by at speed 1: as in the article's animation. */
const RATE = 10;

/** Goes through the epochs of runs; whoever shows them is told of each change. */
export class Player {
  #position: Position;
  #speed = 1;
  #timer: number | undefined;
  readonly #lengths: readonly number[];
  readonly #show: (position: Position) => void;
  readonly #clock: Clock;

  /** `lengths` are the numbers of epochs of the runs. It begins at the last epoch of the first run, at rest. */
  constructor(lengths: readonly number[], show: (position: Position) => void, clock: Clock) {
    this.#lengths = lengths;
    this.#show = show;
    this.#clock = clock;
    this.#position = { run: 0, epoch: this.#last(0), playing: false };
  }

  get position(): Position {
    return this.#position;
  }

  /** Shows an epoch, or the nearest one that there is. */
  seek(epoch: number): void {
    this.#change({ epoch: Math.max(0, Math.min(this.#last(this.#position.run), Math.round(epoch))) });
  }

  /** Shows another run, at the same epoch if it has it. */
  choose(run: number): void {
    this.#change({ run, epoch: Math.min(this.#position.epoch, this.#last(run)) });
  }

  /** A factor on ten epochs a second. */
  set speed(factor: number) {
    this.#speed = factor;
    if (this.#position.playing) this.#wait();
  }

  /** Plays on; from the beginning if the end is shown. */
  play(): void {
    const { run, epoch } = this.#position;
    this.#change({ playing: true, epoch: epoch >= this.#last(run) ? 0 : epoch });
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
    return Math.max(0, (this.#lengths[run] ?? 1) - 1);
  }

  #wait(): void {
    this.#clock.clearTimeout(this.#timer ?? 0);
    this.#timer = this.#clock.setTimeout(() => this.#step(), 1000 / (RATE * this.#speed));
  }

  #step(): void {
    const { run, epoch } = this.#position;
    if (epoch >= this.#last(run)) {
      this.pause();
      return;
    }
    this.#change({ epoch: epoch + 1 });
    this.#wait();
  }

  #change(part: Partial<Position>): void {
    this.#position = { ...this.#position, ...part };
    this.#show(this.#position);
  }
}
