/**
 * Products of square float32 matrices, in GFLOP/s: not transposed (n) or transposed (t), the left operand first.
 *
 * @module
 */
import { astype, matmul as product, random, transpose } from "@dz/ndarray";
import { setThreads } from "@dz/ndarray/threads";
import { CPP, DZ, DZ_THREADS, PLAIN, TFJS } from "../names.ts";
import { addMatmul } from "../plain/matmul.ts";
import { secondsOf } from "../timing.ts";
import type { Job, Settings, Value, Work } from "../work.ts";

/** Which operands are transposed. */
const cases: readonly { readonly name: string; readonly a: boolean; readonly b: boolean }[] = [
  { name: "nn", a: false, b: false },
  { name: "nt", a: false, b: true },
  { name: "tn", a: true, b: false },
  { name: "tt", a: true, b: true },
];

const LARGEST_BY_HAND = 512;
const SMALLEST_IN_THREADS = 256;

function gflops(n: number, call: () => void, { seconds }: Settings): number {
  return (2 * n ** 3) / secondsOf(call, seconds) / 1e9;
}

function* onDz(n: number, settings: Settings): Generator<Value> {
  random.seed(0);
  const [left, right] = [1, 2].map(() => astype(random.randn(n, n), "float32")) as [Matrix, Matrix];
  secondsOf(() => product(left, right), 2 * settings.seconds); // first touch of the memory
  for (const { name, a, b } of cases) {
    const [x, y] = [a ? transpose(left) : left, b ? transpose(right) : right];
    yield { name, value: gflops(n, () => product(x, y), settings), unit: "GFLOP/s" };
  }
}
type Matrix = ReturnType<typeof product>;

async function* onTwoThreads(n: number, settings: Settings): AsyncGenerator<Value> {
  await setThreads(2);
  yield* onDz(n, settings);
  await setThreads(1);
}

function* byHand(n: number, settings: Settings): Generator<Value> {
  const draw = (): Float32Array => new Float32Array(n * n).map(() => Math.random());
  const [left, right] = [draw(), draw()];
  for (const { name, ...transposed } of cases) {
    const call = (): void => addMatmul(new Float32Array(n * n), left, right, [n, n, n], transposed);
    yield { name, value: gflops(n, call, settings), unit: "GFLOP/s" };
  }
}

const job = (n: number): Job => ({
  name: `matmul-${n}`,
  contenders: {
    [DZ]: (settings) => onDz(n, settings),
    ...(n >= SMALLEST_IN_THREADS && { [DZ_THREADS]: (settings: Settings) => onTwoThreads(n, settings) }),
    ...(n <= LARGEST_BY_HAND && { [PLAIN]: (settings: Settings) => byHand(n, settings) }),
  },
});

export const matmul: Work = {
  name: "matmul",
  title: "Products of square float32 matrices; n as it is, t transposed",
  jobs: [64, 128, 256, 512, 1024, 2048].map(job),
  goals: [
    { rows: /./, reference: TFJS, speed: 1 },
    { rows: /./, reference: CPP, speed: 0.35 },
    { rows: /-(512|1024|2048) /, contender: DZ_THREADS, reference: DZ, speed: 1.7 },
  ],
};
