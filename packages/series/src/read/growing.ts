const BLOCK = 65_536;

/** Numbers that are added one by one: 8 bytes each, in blocks, so that nothing is copied until the end. @internal */
export class Growing {
  readonly #full: Float64Array[] = [];
  #block: Float64Array = new Float64Array(BLOCK);
  #used = 0;

  push(value: number): void {
    if (this.#used === BLOCK) {
      this.#full.push(this.#block);
      this.#block = new Float64Array(BLOCK);
      this.#used = 0;
    }
    this.#block[this.#used++] = value;
  }

  get length(): number {
    return this.#full.length * BLOCK + this.#used;
  }

  toArray(): Float64Array {
    const all = new Float64Array(this.length);
    for (const [i, block] of this.#full.entries()) all.set(block, i * BLOCK);
    all.set(this.#block.subarray(0, this.#used), this.#full.length * BLOCK);
    return all;
  }
}
