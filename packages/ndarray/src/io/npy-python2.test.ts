/// <reference types="node" />
import { expect, it } from "vitest";
import { readNpy } from "./npy.ts";

it("reads a file that NumPy wrote in Python 2, where lengths have the suffix L", () => {
  const header = "{'descr': '>f8', 'fortran_order': True, 'shape': (2L, 3L), }";
  for (const [version, size, padding] of [
    [1, 2, 4],
    [2, 4, 2],
  ] as const) {
    const text = `${header.padEnd(header.length + padding)}\n`;
    const head = Buffer.concat([Buffer.from("\x93NUMPY", "latin1"), Buffer.of(version, 0), Buffer.alloc(size)]);
    head.writeUInt16LE(text.length, 8);
    const data = Buffer.alloc(48);
    for (let i = 0; i < 6; i++) data.writeDoubleBE(i + 1, 8 * i);
    const raw = readNpy(Buffer.concat([head, Buffer.from(text), data]));
    expect(raw).toMatchObject({ dtype: "float64", shape: [2, 3], data: Float64Array.of(1, 3, 5, 2, 4, 6) });
  }
});
