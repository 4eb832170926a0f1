import {
  type Attributes,
  asVariable,
  FunctionNode,
  getItem,
  type NdArray,
  Variable,
  type VariableLike,
} from "@dz/core";
import * as nd from "@dz/ndarray";
import { alongAxis } from "./along-axis.ts";

/** Options of {@link concat}. */
export interface ConcatOptions {
  /** The axis, which all arrays have (default 0). */
  readonly axis?: number;
}

const concatOptions = { axis: { default: 0, kind: "any" } } satisfies nd.OptionTable<ConcatOptions>;

class Concat extends FunctionNode {
  static override get name(): string {
    return "Concat";
  }

  private readonly axis: number;

  constructor(axis: number) {
    super();
    this.axis = axis;
  }

  override attributes(): Attributes {
    return { axis: this.axis };
  }

  override forward(...xs: NdArray[]): NdArray {
    return nd.concat(xs, { axis: this.axis });
  }

  override backward(gy: Variable): (Variable | null)[] {
    return this.parts().map((part, i) => (this.wants(i) ? getItem(gy, ...part) : null));
  }

  /** The index of each input in the result. */
  private parts(): nd.Index[][] {
    let end = 0;
    return this.inputs.map(({ shape }) => {
      const start = end;
      end += shape[this.axis] as number;
      return alongAxis(this.axis, nd.slice(start, end));
    });
  }
}

/**
 * Joins arrays along an existing axis, as NumPy's `concat`: [2, 3] and [4, 3] along axis 0 (default) give [6, 3].
 *
 * Throws {@link nd.ValueError} for an empty list, {@link nd.AxisError} for an axis out of range and
 * {@link nd.ShapeError} if the lengths of other axes differ.
 */
export function concat(xs: readonly VariableLike[], options?: ConcatOptions): Variable {
  const parts = inputsOf(xs, "concat"); // before the options: the second of two arrays is none
  const { axis } = nd.readOptions("concat", concatOptions, options);
  const { shape } = parts[0] as Variable;
  const at = nd.normalizeAxis(axis, shape.length, "concat", shape);
  for (const part of parts) {
    if (part.ndim !== shape.length || part.shape.some((length, i) => i !== at && length !== shape[i])) {
      const [x, y] = [nd.formatShape(shape), nd.formatShape(part.shape)];
      throw new nd.ShapeError(`concat: shapes ${x} and ${y} differ beside axis ${at}`);
    }
  }
  return new Concat(at).apply(...parts);
}

/** A list as Variables. Throws {@link nd.ValueError} for an empty list and for anything else. */
export function inputsOf(xs: readonly VariableLike[], op: string): Variable[] {
  if (!Array.isArray(xs)) {
    const hint = xs instanceof Variable || nd.isNdArray(xs) ? `; write ${op}([a, b])` : "";
    throw new nd.ValueError(`${op}: expected a list, got ${nd.describe(xs)}${hint}`);
  }
  if (xs.length === 0) throw new nd.ValueError(`${op}: there are no arrays to join`);
  return Array.from(xs, (x: VariableLike) => asVariable(x, op)); // not `map`, which skips holes
}
