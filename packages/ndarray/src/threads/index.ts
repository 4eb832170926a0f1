/**
 * Threads for large products of matrices. Opt-in: they are started by {@link setThreads}.
 *
 * @module
 */

import { bytesOf } from "../array/dtype.ts";
import { StateError, ValueError } from "../errors/errors.ts";
import { setting } from "../host/env.ts";
import { withComposites } from "../kernels/composite.ts";
import { kernels, replaceKernels } from "../kernels/index.ts";
import type { Kernels } from "../kernels/kernels.ts";
import { Pool } from "./pool.ts";
import { inParts, isLarge } from "./product.ts";

const MOST = 16;
const dtypes = ["float64", "float32"] as const;
/** The kernels of a single thread. */
const alone = { float64: { ...kernels.float64 }, float32: { ...kernels.float32 } };

let pool: Pool | null = null;

/**
 * Computes large products with `count` threads from now on, the calling one included; 1, as at the start, ends the
 * others. `count` defaults to the environment variable `DZ_THREADS`, or 1. Results have the same digits with any number
 * of threads.
 *
 * Waiting for the promise is optional: until a worker has started, one thread does all the work. The promise resolves
 * when all workers wait for work; waiting workers do not keep a process alive. It rejects with {@link ValueError}
 * unless `count` is an integer from 1 to 16, and with {@link StateError} where the host has no workers or no shared
 * memory, or if a worker fails; then there is one thread.
 */
export async function setThreads(count: number = Number(setting("DZ_THREADS") ?? 1)): Promise<void> {
  if (!Number.isInteger(count) || count < 1 || count > MOST) {
    throw new ValueError(`setThreads: expected a whole number from 1 to ${MOST}, got ${count}`);
  }
  if (count === getThreads()) return pool?.started;
  end();
  if (count === 1) return;
  if (alone.float32.packed === undefined) {
    throw new StateError(
      "setThreads: the plain kernels, which DZ_KERNELS=js or a host without SIMD has, know no threads",
    );
  }
  const own = new Pool(count, () => {
    if (pool === own) end();
    else own.close();
  });
  pool = own;
  for (const dtype of dtypes) replaceKernels(dtype, withThreads(dtype, own));
  return own.started;
}

/** The number of threads that compute large products, the main thread included. */
export function getThreads(): number {
  return pool?.threads ?? 1;
}

function end(): void {
  for (const dtype of dtypes) replaceKernels(dtype, alone[dtype]);
  pool?.close();
  pool = null;
}

/** The kernels that are or contain products. */
function withThreads(dtype: (typeof dtypes)[number], own: Pool): Partial<Kernels> {
  const one = alone[dtype];
  if (one.packed === undefined) return {};
  const matmul = inParts(dtype, own, one.matmul, one.packed);
  const composed = withComposites({ ...one, matmul }, bytesOf(dtype));
  return {
    matmul,
    linear: (x, W, b, out, m, k, n) => (isLarge(dtype, m, k, n) ? composed : one).linear(x, W, b, out, m, k, n),
    rnnCell: (x, h, Wx, Wh, b, out, m, k, n) =>
      (isLarge(dtype, m, n, n) ? composed : one).rnnCell(x, h, Wx, Wh, b, out, m, k, n),
  };
}
