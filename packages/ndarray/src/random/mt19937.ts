/**
 * The Mersenne Twister MT19937 (Matsumoto and Nishimura 1998) in the form of NumPy's legacy streams: the same seed
 * gives the same 32-bit words, and from them the same doubles and integers, to the last bit.
 *
 * @module
 */

const N = 624;
const M = 397;
const UPPER = 0x80000000;
const LOWER = 0x7fffffff;
const MATRIX = 0x9908b0df;
const LARGEST = 0xffffffff;
const WORD = 2 ** 32;

/** A stream of random 32-bit words. */
export class MT19937 {
  /** The state, from which words are made in turn. */
  readonly key: Uint32Array<ArrayBuffer> = new Uint32Array(N);
  /** The position of the next word in the state; at 624 the state is renewed first. */
  pos: number = N;

  /** Seeds the stream with one word, by `init_genrand`. */
  seed(word: number): void {
    const { key } = this;
    key[0] = word;
    for (let i = 1; i < N; i++) key[i] = Math.imul(1812433253, mixed(key[i - 1] as number)) + i;
    this.pos = N;
  }

  /** Seeds the stream with a non-empty list of words, by `init_by_array`. */
  seedByArray(words: ArrayLike<number>): void {
    const { key } = this;
    this.seed(19650218);
    let i = 1;
    // After the last word of the state comes the second; the first becomes a copy of the last.
    const next = (): void => {
      if (++i < N) return;
      key[0] = key[N - 1] as number;
      i = 1;
    };
    for (let k = 0; k < Math.max(N, words.length); k++) {
      const j = k % words.length;
      key[i] = ((key[i] as number) ^ Math.imul(1664525, mixed(key[i - 1] as number))) + (words[j] as number) + j;
      next();
    }
    for (let k = 1; k < N; k++) {
      key[i] = ((key[i] as number) ^ Math.imul(1566083941, mixed(key[i - 1] as number))) - i;
      next();
    }
    key[0] = UPPER;
  }

  /** The next word, an integer from 0 to 2³² - 1. */
  word(): number {
    if (this.pos === N) this.renew();
    let y = this.key[this.pos++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** The next double in [0, 1), made of 53 bits of two words. */
  double(): number {
    const a = this.word() >>> 5;
    const b = this.word() >>> 6;
    return (a * 2 ** 26 + b) / 2 ** 53;
  }

  /**
   * The next integer from 0 to `max`, both included, for `max` below 2⁵³. Takes as many low bits of a word as `max` has
   * (of two words, the high one first, if `max` needs more than 32 bits), and repeats until they are not above `max`.
   */
  upTo(max: number): number {
    if (max === 0) return 0;
    if (max <= LARGEST) {
      const mask = maskOf(max);
      for (;;) {
        const value = (this.word() & mask) >>> 0;
        if (value <= max) return value;
      }
    }
    const mask = maskOf(Math.floor(max / WORD));
    for (;;) {
      const high = (this.word() & mask) >>> 0;
      const value = high * WORD + this.word();
      if (value <= max) return value;
    }
  }

  /**
   * Fills `out` like {@link upTo} for `max` below 2⁸, but takes four values from each word: its bytes, the lowest
   * first.
   */
  bytesUpTo(max: number, out: { readonly length: number; [i: number]: number }): void {
    const mask = maskOf(max);
    let word = 0;
    let left = 0;
    for (let i = 0; i < out.length; i++) {
      let value = 0;
      if (max > 0) {
        do {
          word = left === 0 ? this.word() : word >>> 8;
          left = left === 0 ? 3 : left - 1;
          value = word & mask;
        } while (value > max);
      }
      out[i] = value;
    }
  }

  private renew(): void {
    const { key } = this;
    for (let i = 0; i < N; i++) {
      const y = ((key[i] as number) & UPPER) | ((key[(i + 1) % N] as number) & LOWER);
      key[i] = (key[(i + M) % N] as number) ^ (y >>> 1) ^ (y & 1 ? MATRIX : 0);
    }
    this.pos = 0;
  }
}

function mixed(word: number): number {
  return word ^ (word >>> 30);
}

/** A mask of all bits up to the highest of an integer below 2³². */
function maskOf(max: number): number {
  return max === 0 ? 0 : LARGEST >>> Math.clz32(max);
}
