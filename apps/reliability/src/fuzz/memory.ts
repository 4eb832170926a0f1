import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { release, usage } from "@dz/ndarray/memory";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** The bytes in use after all garbage has been collected: objects, buffers, and pinned memory in the heap of dz. */
export async function settledMemory(): Promise<number> {
  release();
  const { visible, private: hidden, staged } = usage();
  if (visible + hidden + staged > 0)
    throw new Error(`the arena holds ${visible + hidden + staged} bytes after a release`);
  for (let i = 0; i < 3; i++) {
    collect();
    await new Promise(setImmediate); // finalizers run between jobs
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers + usage().pinned;
}

/** The names of all global properties that code or a key in a file could have changed. */
export function fingerprint(): string {
  const objects = { globalThis, Object: Object.prototype, Array: Array.prototype, Map: Map.prototype };
  return Object.entries(objects)
    .flatMap(([name, object]) => Reflect.ownKeys(object).map((key) => `${name}.${String(key)}`))
    .join(" ");
}
