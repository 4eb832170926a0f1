import { afterEach, describe, expect, test, vi } from "vitest";

/** The arrays of a host with these globals. */
async function hostWith(globals: Readonly<Record<string, unknown>>): Promise<typeof import("../index.ts")> {
  vi.resetModules();
  vi.stubEnv("DZ_KERNELS", "");
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  return import("../index.ts");
}

/** WebAssembly, some of whose members are replaced. */
const webAssemblyWith = (members: object): object =>
  Object.assign(Object.create(WebAssembly, Object.getOwnPropertyDescriptors(WebAssembly)) as object, members);

/** A class whose constructor throws an error. */
function refusing(error: Error): unknown {
  return class {
    constructor() {
      throw error;
    }
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** A program that uses every family. */
function program(nd: typeof import("../index.ts")): number[] {
  const x = nd.array([
    [1, 2],
    [3, 4],
  ]);
  const h = nd.rnnCell(x, x, x, x, nd.array([1, 2]));
  const y = nd.lstmCell(x, h, h, [x, x, x, x], [x, x, x, x], Array(4).fill(nd.array([1, 2])));
  return Array.from(nd.add(nd.pooling(y.h.reshape(1, 1, 2, 2), 2).y, nd.tanh(h)).toTypedArray());
}

test("SIMD is in use in the hosts of the tests", async () => {
  const nd = await hostWith({});
  expect(nd.kernelsInUse()).toEqual({ kind: "simd", why: null });
  expect(nd.kernelsInUse()).toBe(nd.kernelsInUse());
});

test("DZ_KERNELS=js asks for the plain kernels", async () => {
  vi.resetModules();
  vi.stubEnv("DZ_KERNELS", "js");
  const nd = await import("../index.ts");
  expect(nd.kernelsInUse()).toEqual({ kind: "plain", why: "DZ_KERNELS=js" });
});

const policy = new WebAssembly.CompileError("blocked by CSP");

describe.each([
  ["has no WebAssembly", { WebAssembly: undefined }],
  ["has no WebAssembly SIMD", { WebAssembly: webAssemblyWith({ validate: () => false }) }],
  ["refuses a WebAssembly memory", { WebAssembly: webAssemblyWith({ Memory: refusing(policy) }) }],
  ["refuses a WebAssembly module: blocked by CSP", { WebAssembly: webAssemblyWith({ Module: refusing(policy) }) }],
])("a host that %s", (why, globals) => {
  test("has the plain kernels, says so, and computes the same", async () => {
    const simd = program(await hostWith({}));
    const nd = await hostWith(globals);
    expect(nd.kernelsInUse()).toEqual({ kind: "plain", why: `this host ${why}` });
    expect(program(nd)).toEqual(simd);
  });
});

test("a module that is refused when it is compiled is replaced by its plain kernels", async () => {
  const { Module } = WebAssembly;
  const simd = program(await hostWith({}));
  const nd = await hostWith({
    WebAssembly: webAssemblyWith({
      Module: class {
        constructor(bytes: Uint8Array<ArrayBuffer>) {
          if (bytes.length > 4096) throw new RangeError("too large for the main thread");
          // biome-ignore lint/correctness/noConstructorReturn: stands in for the real constructor
          return new Module(bytes);
        }
      },
    }),
  });
  expect(nd.kernelsInUse().kind).toBe("simd");
  expect(program(nd)).toEqual(simd);
  expect(nd.kernelsInUse()).toEqual({
    kind: "plain",
    why: "this host refuses a WebAssembly module: too large for the main thread",
  });
});
