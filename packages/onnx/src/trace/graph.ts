import type { Parameter } from "@dz/core";
import type { DType, NdArray } from "@dz/ndarray";
import type { Size } from "./size.ts";

/** What a {@link GraphValue} is. */
export type GraphOrigin =
  | { readonly kind: "input"; readonly index: number }
  | { readonly kind: "parameter"; readonly parameter: Parameter }
  | { readonly kind: "constant" }
  /** A constant that has the same number everywhere, but another shape or number for other sizes of the inputs. */
  | { readonly kind: "filled"; readonly number: Size }
  /** A constant that counts, `start + i·step`, along its only axis whose length is not 1; its length or numbers vary. */
  | { readonly kind: "counted"; readonly axis: number; readonly start: Size; readonly step: Size }
  | { readonly kind: "result" };

/** A value of a computation whose inputs may have symbolic sizes. */
export interface GraphValue {
  readonly origin: GraphOrigin;
  readonly dtype: DType;
  /** The lengths of the axes; null for one that depends on the sizes of the inputs in a way that no polynomial gives. */
  readonly shape: readonly (Size | null)[];
  /** The value in the first run. */
  readonly array: NdArray;
}

/** A function of the computation. */
export interface GraphStep {
  readonly name: string;
  /** As the function tells them, with a {@link Size} for each number and a {@link GraphValue} for each array. */
  readonly attributes: Readonly<Record<string, unknown>> | null;
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
}

/** A computation as a list of steps, each after those that it needs. */
export interface Graph {
  readonly inputs: readonly GraphValue[];
  readonly steps: readonly GraphStep[];
  readonly outputs: readonly GraphValue[];
}
