import { expect, test } from "vitest";
import { entryText, geometryText } from "./kernel-entry.ts";

const files: Readonly<Record<string, string>> = {
  "index.ts": `
    import { binary, Op } from "./elementwise";
    export { conv, dot, packedProduct as packed } from "./products";
    export { move } from "./workspace";
    export function add<T>(a: usize, out: usize, n: i32): void {
      binary<T>(Op.Add, a, out, n);
    }
    function hidden<T>(a: usize): void {}
  `,
  "products.ts": `
    export function dot<T>(a: usize, n: i32): f64 { return 0; }
    export function packedProduct<T>(a: usize, accumulate: i32): void {}
    export function conv<T>(x: usize, g: Geometry): void {}
    export function other<T>(x: usize): void {}
  `,
  "workspace.ts": "export function move(to: usize): void {}",
};
const read = (file: string): string => files[file] ?? "";

test("each kernel of the list is exported for both types, and what is not generic as it is", () => {
  expect(entryText("index", read)).toBe(`// Written by scripts/build-kernels.ts; not edited by hand.

import {
  conv,
  dot,
  packed,
  add,
} from "../index";
import { Geometry } from "./geometry";
export { move } from "../index";

export function float64_conv(x: usize, g: Geometry): void {
  conv<f64>(x, g);
}

export function float64_dot(a: usize, n: i32): f64 {
  return dot<f64>(a, n);
}

export function float64_packed(a: usize, accumulate: i32): void {
  packed<f64>(a, accumulate);
}

export function float64_add(a: usize, out: usize, n: i32): void {
  add<f64>(a, out, n);
}

export function float32_conv(x: usize, g: Geometry): void {
  conv<f32>(x, g);
}

export function float32_dot(a: usize, n: i32): f64 {
  return dot<f32>(a, n);
}

export function float32_packed(a: usize, accumulate: i32): void {
  packed<f32>(a, accumulate);
}

export function float32_add(a: usize, out: usize, n: i32): void {
  add<f32>(a, out, n);
}
`);
});

test("the class of a geometry has the fields in their order", () => {
  expect(geometryText(["n", "padW"])).toContain("@unmanaged\nexport class Geometry {\n  n: i32;\n  padW: i32;\n}\n");
});
