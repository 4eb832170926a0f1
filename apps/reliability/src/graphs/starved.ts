/**
 * Memory that fails on demand in tests: the k-th request of one kind, while a callback runs.
 *
 * - `region`: a region of the heap is full once, so that its content must move out.
 * - `regions`: it is full twice in a row, so that there is no room even after everything has moved out.
 * - `host`: the host refuses the ordinary memory to which bytes are to move.
 * - `array`: the host refuses memory for a program's numbers on their way into the heap or out of it.
 *
 * @module
 */

/** The kinds of requests that may fail. */
export type Failure = "region" | "regions" | "host" | "array";

/** The part of a region of the heap that must be intercepted. */
interface Region {
  bump(size: number): number;
}

let failure: Failure | null = null;
let first = 0;
let requests = 0;

/** Whether this request fails. */
function fails(kind: Failure, times = 1): boolean {
  if (failure !== kind) return false;
  const number = ++requests;
  return number >= first && number < first + times;
}

const HEAP = 2 ** 26;

const refused = (): RangeError => new RangeError("Array buffer allocation failed");

/** Intercepts the regions of a heap. They are internal to @dz/ndarray, so a test passes in their class. */
export function prepareRegions({ prototype }: { readonly prototype: Region }): void {
  const { bump } = prototype;
  prototype.bump = function (size: number): number {
    return fails("region") || fails("regions", 2) ? -1 : bump.call(this, size);
  };
}

/**
 * Intercepts the host. Call it before dz is loaded, which keeps the constructors that it finds. Limits a heap to 64
 * MiB, so that a test can fill it. Returns a function that restores the host.
 */
export function prepareHost(): () => void {
  const before: [owner: object, name: string, value: unknown][] = [];
  const replace = (owner: object, name: string, make: (value: never) => unknown): void => {
    const value: unknown = Reflect.get(owner, name);
    before.push([owner, name, value]);
    Reflect.set(owner, name, make(value as never));
  };
  const withRefusal = (kind: Failure) => (copy: (...range: unknown[]) => unknown) => {
    return function (this: unknown, ...range: unknown[]): unknown {
      if (fails(kind)) throw refused();
      return copy.apply(this, range);
    };
  };
  replace(WebAssembly, "Memory", (memory: typeof WebAssembly.Memory) => {
    return new Proxy(memory, {
      construct(target, [descriptor], newTarget): object {
        if (descriptor.initial * 65536 > HEAP) throw refused();
        return Reflect.construct(target, [descriptor], newTarget);
      },
    });
  });
  replace(ArrayBuffer.prototype, "slice", withRefusal("host"));
  replace(Object.getPrototypeOf(Uint8Array.prototype), "slice", withRefusal("array"));
  for (const name of ["Float64Array", "Float32Array", "Int32Array", "Uint8Array"]) {
    replace(globalThis, name, (own: Float64ArrayConstructor) => {
      return new Proxy(own, {
        construct(target, args, newTarget): object {
          if (typeof args[0] === "number" && fails("array")) throw refused();
          return Reflect.construct(target, args, newTarget);
        },
      });
    });
  }
  return () => {
    for (const [owner, name, value] of before) Reflect.set(owner, name, value);
  };
}

/**
 * Runs `f` while the `k`-th request (from 1) of a kind fails. Returns the error, or null, and the number of requests.
 */
export function starved(kind: Failure, k: number, f: () => void): { error: unknown; requests: number } {
  [failure, first, requests] = [kind, k, 0];
  let error: unknown = null;
  try {
    f();
  } catch (thrown) {
    error = thrown;
  } finally {
    failure = null;
  }
  return { error, requests };
}
