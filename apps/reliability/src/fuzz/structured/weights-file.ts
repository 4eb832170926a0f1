import { fromTypedArray, type NdArray, saveNpz, saveSafetensors } from "@dz/ndarray";
import fc, { type Arbitrary } from "fast-check";

/** The name of a parameter and its possible shapes. */
export type Named = readonly [name: string, shape: readonly number[]];

const constructors = [Float64Array, Float32Array, Int32Array] as const;

/** Files with the parameters of a model, sometimes with one missing, added, or of another shape. */
export function weightsFile(parameters: readonly Named[]): Arbitrary<Uint8Array> {
  return fc
    .record({
      order: fc.shuffledSubarray([...parameters], { minLength: parameters.length }),
      kind: fc.nat(2),
      fill: fc.double({ noNaN: false }),
      lie: fc.nat(11),
      format: fc.nat(2),
    })
    .map(({ order, kind, fill, lie, format }) => {
      const named: Named[] = [...order];
      const [name, shape] = named[0] as Named;
      if (lie === 0) named.shift();
      if (lie === 1) named.push([`${name}2`, shape]);
      if (lie === 2) named[0] = [name, [...shape, 1]];
      if (lie === 3) named[0] = [name, shape.map((length) => length + 1)];
      if (lie === 4) named[0] = [name, shape.with(0, 0)];
      const arrays = named.map(([key, lengths]): [string, NdArray] => {
        const size = lengths.reduce((product, length) => product * length, 1);
        const elements = new (constructors[kind] as typeof Float64Array)(size).map((_, i) => fill * (i + 1));
        return [key, fromTypedArray(elements, lengths)];
      });
      return format === 0 ? saveSafetensors(arrays) : saveNpz(arrays, { compress: format === 1 });
    });
}
