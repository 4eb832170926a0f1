import fc, { type Arbitrary } from "fast-check";
import { concat, utf8 } from "../files.ts";
import { length } from "./npy-file.ts";

const sizes: Readonly<Record<string, number>> = {
  ...{
    F64: 8,
    F32: 4,
    F16: 2,
    BF16: 2,
    I8: 1,
    I16: 2,
    I32: 4,
    I64: 8,
    U8: 1,
    U16: 2,
    U32: 4,
    U64: 8,
    BOOL: 1,
    F8_E4M3: 1,
  },
};

const tensor = fc.record({
  name: fc.constantFrom("a", "b", "fc/W", "fc/b", "__proto__", "", "é", "../x", "__metadata__", "toString"),
  dtype: fc.constantFrom(...Object.keys(sizes)),
  shape: fc.array(length, { maxLength: 4 }),
  shift: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, -1, 8),
});
const json = fc.json({ maxDepth: 2 });
const texts = fc.dictionary(fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 }), { maxKeys: 3 });

/** Files in the safetensors format, mostly with correct offsets. */
export const safetensorsFile: Arbitrary<Uint8Array> = fc
  .record({
    tensors: fc.array(tensor, { maxLength: 4 }),
    metadata: fc.oneof(
      fc.constant(null),
      texts.map((value) => JSON.stringify(value)),
      json,
    ),
    other: fc.oneof(
      { weight: 9, arbitrary: fc.constant("") },
      { weight: 1, arbitrary: json.map((value) => `,"x":${value}`) },
    ),
    blanks: fc.nat(8),
    lie: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, -1),
    fill: fc.nat(255),
  })
  .map(({ tensors, metadata, other, blanks, lie, fill }) => {
    let at = 0;
    const entries = metadata === null ? [] : [`"__metadata__":${metadata}`];
    for (const { name, dtype, shape, shift } of tensors) {
      const size = shape.reduce((product, n) => product * n, sizes[dtype] as number);
      const [start, end] = [at, at + Math.min(size, 2048)];
      at = end;
      const offsets = `[${Math.max(0, start + shift)},${Math.max(0, end + shift)}]`;
      entries.push(`${JSON.stringify(name)}:{"dtype":"${dtype}","shape":[${shape}],"data_offsets":${offsets}}`);
    }
    const header = utf8(`{${entries.join(",")}${other}}${" ".repeat(blanks)}`);
    const start = new Uint8Array(8);
    new DataView(start.buffer).setInt32(0, header.length + lie, true);
    return concat(
      start,
      header,
      new Uint8Array(at).map((_, i) => (fill > 127 ? i & 1 : fill * i)),
    );
  });
