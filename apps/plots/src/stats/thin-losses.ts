/**
 * The losses of a run of any length, and their reduction for a report.
 *
 * @module
 */
import type { EpochLosses, ReportRun } from "../report-data.ts";
import { extremes } from "./extremes.ts";
import { isRise } from "./losses.ts";

/** For runs with more epochs, not all losses are shown. */
const ALL = 2000;

/** The number of stretches into which a longer run is divided. */
const STRETCHES = 500;

/** A growing column of numbers. */
class Column {
  #values = new Float64Array(1024);
  #length = 0;

  push(x: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = x;
  }

  /** The numbers so far. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }
}

/** Collects the losses of one epoch after another, in 32 bytes each. */
export class LossColumns {
  readonly #train = new Column();
  readonly #test = new Column();
  readonly #norm = new Column();
  readonly #hasNorm = new Column();

  push({ trainLoss, testLoss, gradNorm }: Omit<EpochLosses, "epoch">): void {
    this.#train.push(trainLoss);
    this.#test.push(testLoss);
    this.#norm.push(gradNorm ?? Number.NaN);
    this.#hasNorm.push(gradNorm === undefined ? 0 : 1);
  }

  /** The number of epochs. */
  get count(): number {
    return this.#test.values.length;
  }

  /** The index of the lowest test loss, of equal ones the first; the first of all if all losses are NaN. */
  get best(): number {
    return extremes(this.#test.values, 0, this.count).least ?? 0;
  }

  /** The part of a report if it shows the predictions of the epochs with these indices. */
  summary(shown: readonly number[]): Pick<ReportRun, "epochs" | "long"> {
    const { count } = this;
    const test = this.#test.values;
    const rose = (i: number): boolean => isRise(i + 1, test[i] as number, test[i - 1] ?? Number.NaN);
    const kept = [...this.#kept(shown)].toSorted((a, b) => a - b);
    const all = new Map(kept.map((i) => [i, this.#epoch(i, rose(i))]));
    const epochs = [...all.values()];
    if (shown.length === count) return { epochs };
    let rises = 0;
    for (let i = 0; i < count; i++) if (rose(i)) rises++;
    const long = { shown: shown.map((i) => all.get(i) as EpochLosses), rises, testLosses: test.slice() };
    return { epochs, long };
  }

  #epoch(i: number, rose: boolean): EpochLosses {
    const [trainLoss, testLoss] = [this.#train.values[i] as number, this.#test.values[i] as number];
    const norm = this.#hasNorm.values[i] === 1 ? { gradNorm: this.#norm.values[i] as number } : {};
    return { epoch: i + 1, trainLoss, testLoss, ...norm, ...(rose ? { rose } : {}) };
  }

  #kept(shown: readonly number[]): Set<number> {
    const { count } = this;
    if (count <= ALL) return new Set(Array.from({ length: count }, (_, i) => i));
    const kept = new Set([0, count - 1, ...shown]);
    const width = Math.ceil(count / STRETCHES);
    for (let from = 0; from < count; from += width) {
      const to = Math.min(count, from + width);
      for (const { values } of [this.#train, this.#test, this.#norm]) {
        for (const i of Object.values(extremes(values, from, to))) if (i !== undefined) kept.add(i);
      }
    }
    return kept;
  }
}
