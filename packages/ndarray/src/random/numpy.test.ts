/// <reference types="node" />
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { arange, fromTypedArray } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { type IntegerDraw, RandomState } from "./random.ts";

interface State {
  key: number[];
  pos: number;
  has_gauss: number;
  cached_gaussian: number;
}
interface Draws {
  head: number[];
  sha256_f64le_100000: string;
}
interface Drawn {
  values: number[];
  next_random_sample: number;
}
interface Entry {
  seed: number | number[];
  state_after_seed: State;
  random_sample: Draws & { last: number };
  rand_shape: { shape: [number, number]; state_after: { pos: number } };
  uniform: (Draws & { low: number; high: number })[];
  randn: Draws & { last: number; max: number; min: number };
  randn_odd: { count: number; last: number; state_after: State };
  mixed: {
    calls: { call: string; n: number; values: number[] }[];
    randint_range: [number, number];
    uniform_range: [number, number];
    state_after: State;
  };
  normal: { loc: number; scale: number; head: number[] }[];
  permutation: (Drawn & { n: number })[];
  permutation_twice_50: number[][];
  permutation_rows: { input_shape: number[]; values: number[] };
  shuffle_20: Drawn;
  randint: (Drawn & { low: number; high: number; dtype: IntegerDraw })[];
  randint_0_10_sha256_i64le_100000: string;
  choice: (Drawn & { n: number; size: number; replace: boolean; p: number[] | null })[];
  state_after_700_random_sample: State;
}

const file = new URL("../../../conformance/data/rng.json", import.meta.url);
const { entries } = JSON.parse(readFileSync(file, "utf8")) as { entries: Entry[] };

function sha256(values: Float64Array | BigInt64Array): string {
  return createHash("sha256").update(values).digest("hex");
}

/** Twice the distance between neighbouring doubles at a value. */
function twoUlp(x: number): number {
  return 2 ** (Math.floor(Math.log2(Math.abs(x))) - 51);
}

function expectNormal(got: ArrayLike<number>, want: readonly number[]): void {
  expect(got.length).toBe(want.length);
  want.forEach((x, i) => {
    expect(Math.abs((got[i] as number) - x), `value ${i}`).toBeLessThanOrEqual(twoUlp(x));
  });
}

function expectState(stream: RandomState, want: State): void {
  const { key, pos, hasGauss, cachedGaussian } = stream.getState();
  expect({ key, pos, has_gauss: Number(hasGauss) }).toEqual({
    key: want.key,
    pos: want.pos,
    has_gauss: want.has_gauss,
  });
  if (want.has_gauss === 1) expectNormal([cachedGaussian], [want.cached_gaussian]);
  else expect(cachedGaussian).toBe(0);
}

const values = (x: NdArray): number[] => Array.from(x.toTypedArray());

describe.each(entries)("the stream of NumPy's seed $seed", (entry) => {
  const stream = new RandomState(entry.seed);
  const fresh = (): RandomState => {
    stream.seed(entry.seed);
    return stream;
  };

  it("starts from the same state", () => {
    expectState(fresh(), entry.state_after_seed);
    fresh().randomSample([700]);
    expectState(stream, entry.state_after_700_random_sample);
  });

  it("gives the same doubles", () => {
    const { head, last, sha256_f64le_100000 } = entry.random_sample;
    const draws = fresh().randomSample([100_000]).toTypedArray();
    expect([...draws.subarray(0, head.length)]).toEqual(head);
    expect(draws.at(-1)).toBe(last);
    expect(sha256(draws)).toBe(sha256_f64le_100000);
  });

  it("fills the shape of rand in row-major order", () => {
    const { shape, state_after } = entry.rand_shape;
    const draws = fresh().rand(...shape);
    expect(draws.shape).toEqual(shape);
    expect(values(draws)).toEqual(entry.random_sample.head.slice(0, draws.size));
    expect(stream.getState().pos).toBe(state_after.pos);
  });

  it.each(entry.uniform)("is uniform from $low to $high", ({ low, high, head, sha256_f64le_100000 }) => {
    const draws = fresh().uniform(low, high, [100_000]).toTypedArray();
    expect([...draws.subarray(0, head.length)]).toEqual(head);
    expect(sha256(draws)).toBe(sha256_f64le_100000);
  });

  it("gives the same normal numbers up to 2 ulp", () => {
    const { head, last, max, min } = entry.randn;
    const draws = fresh().randn(100_000).toTypedArray();
    expectNormal(draws.subarray(0, head.length), head);
    // A logarithm that is nearly always the nearest double makes nearly all numbers equal.
    expect(head.filter((x, i) => x !== draws[i]).length).toBeLessThan(5);
    expectNormal([draws.at(-1) as number, Math.max(...draws), Math.min(...draws)], [last, max, min]);
  });

  it("keeps the second normal number of a pair", () => {
    const { count, last, state_after } = entry.randn_odd;
    const draws = fresh().randn(count);
    expectNormal(draws.toTypedArray().slice(-1), [last]);
    expectState(stream, state_after);
  });

  it.each(entry.normal)("is normal with mean $loc and standard deviation $scale", ({ loc, scale, head }) => {
    // The last bits of the terms are those of the sum, unless the terms nearly cancel.
    values(fresh().normal(loc, scale, [head.length])).forEach((x, i) => {
      const want = head[i] as number;
      expect(Math.abs(x - want)).toBeLessThanOrEqual(twoUlp(Math.max(Math.abs(want), Math.abs(loc))));
    });
  });

  it("takes as many words for each call of a mixture", () => {
    const { calls, randint_range, uniform_range, state_after } = entry.mixed;
    fresh();
    const draw: Record<string, (n: number) => NdArray> = {
      randn: (n) => stream.randn(n),
      rand: (n) => stream.rand(n),
      randint: (n) => stream.randint(...randint_range, [n]),
      permutation: (n) => stream.permutation(n),
      uniform: (n) => stream.uniform(...uniform_range, [n]),
    };
    for (const { call, n, values: want } of calls) {
      const got = draw[call]?.(n).toTypedArray() ?? [];
      if (call === "randn") expectNormal(got, want);
      else expect([...got], call).toEqual(want);
    }
    expectState(stream, state_after);
  });

  it.each(entry.permutation)("permutes $n numbers", ({ n, values: want, next_random_sample }) => {
    const got = fresh().permutation(n);
    expect(got.dtype).toBe("int32");
    expect(values(got)).toEqual(want);
    expect(stream.randomSample()).toBe(next_random_sample);
  });

  it("permutes again, and rows, and lists in place", () => {
    fresh();
    expect(entry.permutation_twice_50.map(() => values(stream.permutation(50)))).toEqual(entry.permutation_twice_50);

    const { input_shape, values: want } = entry.permutation_rows;
    const rows = fresh().permutation(arange(12).reshape(input_shape));
    expect(rows.shape).toEqual(input_shape);
    expect(values(rows)).toEqual(want);

    const list = Array.from({ length: 20 }, (_, i) => i);
    const typed = Float32Array.from(list);
    fresh().shuffle(list);
    expect(list).toEqual(entry.shuffle_20.values);
    expect(stream.randomSample()).toBe(entry.shuffle_20.next_random_sample);
    fresh().shuffle(typed);
    expect([...typed]).toEqual(entry.shuffle_20.values);
  });

  it.each(entry.randint)(
    "draws $dtype from $low to $high",
    ({ low, high, dtype, values: want, next_random_sample }) => {
      const got = fresh().randint(low, high, [want.length], { dtype });
      expect(got.dtype).toBe(high <= 2 ** 31 ? "int32" : "float64");
      expect(values(got)).toEqual(want);
      expect(stream.randomSample()).toBe(next_random_sample);

      expect(fresh().randint(low, high, [], { dtype }).item()).toBe(want[0]);
    },
  );

  it("draws the same 100000 digits", () => {
    const digits = fresh().randint(10, null, [100_000]).toTypedArray();
    expect(sha256(BigInt64Array.from(digits, BigInt))).toBe(entry.randint_0_10_sha256_i64le_100000);
  });

  it.each(entry.choice)("chooses $size of $n, replace $replace, p $p", ({ n, size, replace, p, ...want }) => {
    const options = p === null ? { replace } : { replace, p };
    expect(values(fresh().choice(n, { shape: [size], ...options }))).toEqual(want.values);
    expect(stream.randomSample()).toBe(want.next_random_sample);

    const things = fromTypedArray(
      Float32Array.from({ length: n }, (_, i) => i / 4),
      [n],
    );
    const chosen = fresh().choice(things, { shape: [size], ...options });
    expect(chosen.dtype).toBe("float32");
    expect(values(chosen)).toEqual(want.values.map((i) => i / 4));
  });
});
