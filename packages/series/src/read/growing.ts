const FIRST = 64;
const LARGEST = 65_536;

/**
 * Numbers that are added one by one: 8 bytes each, in blocks, each of which is twice as long as the one before up to 65,536
 * numbers, so that nothing is copied until the end and little is allocated for a short file.
 *
 * @internal
 */
export class Growing {
  readonly #full: Float64Array[] = [];
  #inFull = 0;
  #block: Float64Array = new Float64Array(FIRST);
  #used = 0;

  push(value: number): void {
    if (this.#used === this.#block.length) {
      this.#full.push(this.#block);
      this.#inFull += this.#used;
      this.#block = new Float64Array(Math.min(LARGEST, 2 * this.#used));
      this.#used = 0;
    }
    this.#block[this.#used++] = value;
  }

  get length(): number {
    return this.#inFull + this.#used;
  }

  toArray(): Float64Array {
    const all = new Float64Array(this.length);
    let at = 0;
    for (const block of this.#full) {
      all.set(block, at);
      at += block.length;
    }
    all.set(this.#block.subarray(0, this.#used), at);
    return all;
  }
}
