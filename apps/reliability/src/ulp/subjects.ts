import * as nd from "@dz/ndarray";
import * as references from "./references.ts";

/** A function to measure. */
export interface Subject {
  readonly name: string;
  /** The operation on arrays, with the kernels in use; y is for functions of two variables. */
  readonly apply: (x: nd.NdArray, y: nd.NdArray) => nd.NdArray;
  /** The same for one number, in float64. */
  readonly one: (x: number, y: number) => number;
  readonly reference: (x: number, y: number) => references.Reference;
  /** The ranges of most points, in addition to random bits. */
  readonly ranges: readonly (readonly [low: number, high: number])[];
  /** Whether x is in the domain of the function. */
  readonly domain: (x: number) => boolean;
  /** The guaranteed bounds of the error in ulp. */
  readonly bounds: { readonly float64: number; readonly float32: number };
}

const everywhere = (): boolean => true;
const aboveZero = (x: number): boolean => x > 0;
const upToOne = (x: number): boolean => Math.abs(x) <= 1;
/** The bound of functions without a float32 kernel: computed in float64 and rounded once. */
const rounded = 0.501;

type Name = Exclude<keyof typeof nd.math, "pow">;

function subject(
  name: Name,
  ranges: Subject["ranges"],
  domain: Subject["domain"],
  float64: number,
  float32 = rounded,
): Subject {
  const { [name]: one } = nd.math;
  const { [name]: reference } = references;
  const kernels: Readonly<Record<string, (x: nd.NdArray) => nd.NdArray>> = {
    exp: nd.exp,
    log: nd.log,
    sin: nd.sin,
    cos: nd.cos,
    tanh: nd.tanh,
    sigmoid: nd.sigmoid,
  };
  const apply = kernels[name] ?? ((x: nd.NdArray) => nd.map(x, one));
  return { name, apply, one, reference, ranges, domain, bounds: { float64, float32 } };
}

const near: Subject["ranges"] = [
  [-8, 8],
  [-1, 1],
  [-0.01, 0.01],
];
const angles: Subject["ranges"] = [...near, [-100, 100], [-1e6, 1e6]];
const powers: Subject["ranges"] = [...near, [-745.2, 709.8], [-104, 89], [-746, -700], [700, 711]];
const aboveZeros: Subject["ranges"] = [
  [0, 2],
  [0.7, 1.42],
  [0.99, 1.01],
  [0, 1000],
];
const units: Subject["ranges"] = [
  [-1, 1],
  [0.97, 1],
  [-0.01, 0.01],
  [-0.51, -0.49],
];

/** All functions with their guaranteed bounds. */
export const subjects: readonly Subject[] = [
  subject("exp", powers, everywhere, 1, 1),
  subject("log", aboveZeros, aboveZero, 1, 1),
  subject("tanh", [...near, [-25, 25], [0.5, 0.75]], everywhere, 2, 2),
  subject("sigmoid", [...near, [-745.2, 40], [-104, 20]], everywhere, 2.5, 2.5),
  subject("sin", angles, everywhere, 1),
  subject("cos", angles, everywhere, 1),
  subject("tan", angles, everywhere, 1.5), // a quotient of two rounded results
  subject("expm1", powers, everywhere, 1),
  subject("log1p", [...aboveZeros, [-1, 1], [-0.01, 0.01]], (x) => x > -1, 1),
  subject("log2", aboveZeros, aboveZero, 1),
  subject("sinh", powers, everywhere, 1),
  subject("cosh", powers, everywhere, 1),
  subject("asin", units, upToOne, 1),
  subject("acos", units, upToOne, 1),
  subject("atan", [...near, [-100, 100], [0.4, 2.5]], everywhere, 1),
  {
    name: "pow",
    apply: (x, y) => nd.pow(x, y),
    one: nd.math.pow,
    reference: references.pow,
    ranges: aboveZeros,
    domain: aboveZero,
    bounds: { float64: 1, float32: rounded },
  },
];
