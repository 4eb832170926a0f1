/** The losses of every n-th epoch of a run, for a power of two n that keeps them few. */
export interface Curve {
  /** The distance of its epochs: `losses[0]` is that after epoch `every`. */
  readonly every: number;
  readonly losses: Float64Array;
}

/** The most losses of a curve. */
const MOST = 1024;

/** Collects the losses of one epoch after another, of which at most 1,024 are kept: of runs of any length, little memory. */
export class CurveColumn {
  readonly #kept = new Float64Array(MOST);
  #length = 0;
  #every = 1;
  #count = 0;

  push(loss: number): void {
    this.#count++;
    if (this.#count % this.#every !== 0) return;
    if (this.#length === MOST) {
      this.#every *= 2;
      this.#length = MOST / 2;
      for (let i = 0; i < this.#length; i++) this.#kept[i] = this.#kept[2 * i + 1] as number;
      if (this.#count % this.#every !== 0) return;
    }
    this.#kept[this.#length++] = loss;
  }

  /** What is kept so far. */
  get curve(): Curve {
    return { every: this.#every, losses: this.#kept.slice(0, this.#length) };
  }
}

/** The loss after an epoch that a curve has; NaN for another one. */
export function lossAt({ every, losses }: Curve, epoch: number): number {
  return losses[epoch / every - 1] ?? Number.NaN;
}

/** At most `most` epochs at equal distances that all of some curves have. */
export function commonEpochs(curves: readonly Curve[], most: number): number[] {
  const every = curves.reduce((largest, curve) => Math.max(largest, curve.every), 1);
  const last = curves.reduce((least, { every, losses }) => Math.min(least, every * losses.length), Infinity);
  if (!Number.isFinite(last)) return [];
  const step = every * Math.max(1, Math.ceil(Math.floor(last / every) / most));
  return Array.from({ length: Math.floor(last / step) }, (_, i) => (i + 1) * step);
}
