/**
 * Threads for large products of matrices. Opt-in: they are started by {@link setThreads}.
 *
 * @module
 */

import { StateError, ValueError } from "../errors/errors.ts";
import { setting } from "../host/env.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { withProducts } from "../kernels/composite.ts";
import { kernelsInUse } from "../kernels/in-use.ts";
import type { ProductKernels } from "../kernels/kernels.ts";
import { productKernels } from "../kernels/products.ts";
import { Pool } from "./pool.ts";
import { inParts, isLarge } from "./product.ts";

const MOST = 16;
const dtypes = ["float64", "float32"] as const;

/** The kernels of a single thread. */
type Alone = { readonly [D in (typeof dtypes)[number]]: ProductKernels };

let pool: { readonly own: Pool; readonly alone: Alone } | null = null;

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
  if (count === getThreads()) return pool?.own.started;
  end();
  if (count === 1) return;
  const alone = { float64: { ...productKernels.of("float64") }, float32: { ...productKernels.of("float32") } };
  if (alone.float32.packed === undefined) {
    throw new StateError(`setThreads: the plain kernels know no threads, and are in use because ${kernelsInUse().why}`);
  }
  const own = new Pool(count, () => {
    if (pool?.own === own) end();
    else own.close();
  });
  pool = { own, alone };
  for (const dtype of dtypes) productKernels.replace(dtype, withThreads(dtype, own, alone[dtype]));
  return own.started;
}

/** The number of threads that compute large products, the main thread included. */
export function getThreads(): number {
  return pool?.own.threads ?? 1;
}

function end(): void {
  if (pool === null) return;
  for (const dtype of dtypes) productKernels.replace(dtype, pool.alone[dtype]);
  pool.own.close();
  pool = null;
}

/** The kernels that are or contain products. */
function withThreads(dtype: (typeof dtypes)[number], own: Pool, one: ProductKernels): Partial<ProductKernels> {
  if (one.packed === undefined) return {};
  const matmul = inParts(dtype, own, one.matmul, one.packed);
  const composed = withProducts({ matmul, addRow: one.addRow, tanh: arithmeticKernels.of(dtype).tanh });
  return {
    matmul,
    linear: (x, W, b, out, m, k, n) => (isLarge(dtype, m, k, n) ? composed : one).linear(x, W, b, out, m, k, n),
    rnnCell: (x, h, Wx, Wh, b, out, m, k, n) =>
      (isLarge(dtype, m, n, n) ? composed : one).rnnCell(x, h, Wx, Wh, b, out, m, k, n),
  };
}
