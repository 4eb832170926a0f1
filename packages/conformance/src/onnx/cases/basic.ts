import { astype, broadcastTo, pow, where } from "@dz/core";
import { array, RandomState } from "@dz/ndarray";
import type { ExportCase } from "../measure.ts";

const random = new RandomState(1);
const x = array(random.normal(0, 1, [3, 4]), { dtype: "float32" });
const positive = array(random.uniform(0.5, 2, [3, 4]), { dtype: "float32" });
const zero = array([0], { dtype: "float32" });
const minusZero = array([-0], { dtype: "float32" });

/** The functions of @dz/core. */
export const basicCases: readonly ExportCase[] = [
  { name: "add", make: () => (a, b) => a.add(b), inputs: [x, positive] },
  { name: "sub", make: () => (a, b) => a.sub(b), inputs: [x, positive] },
  { name: "mul", make: () => (a, b) => a.mul(b), inputs: [x, positive] },
  { name: "neg", make: () => (a) => a.neg(), inputs: [x] },
  { name: "matmul", make: () => (a, b) => a.matmul(b.T), inputs: [x, positive] },
  { name: "sum: over no axis", make: () => (a) => a.sum({ axis: [] }), inputs: [x] },
  { name: "div", make: () => (a, b) => a.div(b), inputs: [x, positive] },
  { name: "div: by 0 and by −0", make: () => (a) => [a.div(zero), a.div(minusZero)], inputs: [x] },
  { name: "pow", make: () => (a) => pow(a, 3), inputs: [x] },
  { name: "sum", make: () => (a) => a.sum({ axis: 1, keepdims: true }), inputs: [x] },
  { name: "reshape", make: () => (a) => a.reshape(a.shape[0] as number, 2, 2), inputs: [x] },
  { name: "reshape: to one axis", make: () => (a) => a.reshape(a.size), inputs: [x] },
  { name: "broadcastTo", make: () => (a) => broadcastTo(a, [2, ...a.shape]), inputs: [x] },
  { name: "transpose", make: () => (a) => a.transpose(), inputs: [x] },
  { name: "astype", make: () => (a) => astype(a, "int32"), inputs: [array([[1.5], [2.5]], { dtype: "float32" })] },
  { name: "div: by the size of the batch", make: () => (a) => a.div(a.shape[0] as number), inputs: [x] },
  { name: "where", make: () => (a, b) => where(astype(a, "bool"), a, b), inputs: [x, positive] },
];
