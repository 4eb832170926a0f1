import { describe, formatShape, NdArray, type Shape, ShapeError, StateError, sameShape, ValueError } from "@dz/ndarray";
import { asVariable, type VariableLike } from "./as-variable.ts";
import { config } from "./config.ts";
import type { Gradients } from "./gradients.ts";
import { Variable } from "./variable.ts";

/** What {@link FunctionNode.backward} returns: a gradient for each input, null where there is none. */
export type InputGradients = Variable | readonly (Variable | null)[];

/**
 * One application of a function: a node of the graph.
 *
 * A subclass computes `forward` on arrays and `backward` on Variables, so that gradients can be differentiated again.
 * What `forward` keeps for `backward` are fields of the subclass: the memory that the node costs.
 *
 * A hot node may also have `backwardArrays`, the same gradient on arrays, which runs when nobody asks for a graph of the
 * gradient. It is an optimization only: a node without it is slower, never wrong.
 */
export abstract class FunctionNode {
  /** What the function was applied to. */
  inputs: readonly Variable[] = [];
  /** What came out. */
  outputs: readonly Variable[] = [];
  /** The largest generation of the inputs. */
  generation = 0;
  /** @internal The last backward that has met this node. */
  metInRun = 0;

  /** The values of the outputs from the values of the inputs. */
  abstract forward(...xs: NdArray[]): NdArray | readonly NdArray[];

  /**
   * The gradients of the inputs from those of the outputs, in Variables. With several outputs, one that no gradient
   * reached has null.
   */
  abstract backward(...gys: Variable[]): InputGradients;

  /**
   * The same gradients on arrays, given to `gradients` input by input. Everything computed here lies in private memory
   * that is gone when the backward ends, so nothing may be kept.
   */
  backwardArrays?(gradients: Gradients, ...gys: NdArray[]): void;

  /** The name for graph drawings and messages: that of the class. */
  get name(): string {
    return this.constructor.name;
  }

  /** The value of input `i`. */
  input(i: number): Variable {
    return this.inputs[i] as Variable;
  }

  /** Output `i`, connected to the graph. */
  output(i: number): Variable {
    return this.outputs[i] as Variable;
  }

  /** Applies the function and, if `config.enableBackprop`, records it; the result is the first output. */
  apply(...inputs: readonly VariableLike[]): Variable {
    return this.record(inputs)[0] as Variable;
  }

  /** Like {@link apply}, with all outputs. */
  applyAll(...inputs: readonly VariableLike[]): readonly Variable[] {
    return this.record(inputs);
  }

  /** Throws {@link StateError} for a node of a graph: applied again, it would forget what it was applied to before. */
  private record(inputs: readonly VariableLike[]): readonly Variable[] {
    if (this.outputs.length > 0) throw new StateError(`${this.name}: a node is applied once, make a new one`);
    const xs = inputs.every(isVariable) ? inputs : inputs.map((x) => asVariable(x, this.name));
    let generation = 0;
    for (let i = 0; i < xs.length; i++) generation = Math.max(generation, (xs[i] as Variable).generation);
    const ys = this.compute(xs);
    const outputs =
      ys instanceof NdArray ? [new Variable(ys)] : Array.from(this.checkOutputs(ys), (y) => new Variable(y));
    if (config.enableBackprop) {
      this.generation = generation;
      for (const output of outputs) output.setCreator(this);
      this.inputs = xs;
      this.outputs = outputs;
    }
    return outputs;
  }

  private checkOutputs(ys: readonly NdArray[]): readonly NdArray[] {
    if (Array.isArray(ys) && ys.every((y) => y instanceof NdArray)) return ys;
    throw new ValueError(`${this.name}: forward returned ${describe(ys)}, expected an array or a list of arrays`);
  }

  /** Calls `forward`; most functions have one or two inputs, and need no list of them. */
  private compute(xs: readonly Variable[]): NdArray | readonly NdArray[] {
    const [x0, x1] = xs;
    if (x0 !== undefined && xs.length === 1) return this.forward(x0.data);
    if (x0 !== undefined && x1 !== undefined && xs.length === 2) return this.forward(x0.data, x1.data);
    return this.forward(...xs.map((x) => x.data));
  }
}

function isVariable(x: VariableLike): x is Variable {
  return x instanceof Variable;
}

/**
 * What the backward of a node returned, as a list. Throws {@link ValueError} for anything but Variables, and
 * {@link ShapeError} for a gradient that has not the shape of its input.
 */
export function gradientsOf(node: FunctionNode, returned: InputGradients): readonly (Variable | null)[] {
  const gradients = returned instanceof Variable ? [returned] : returned;
  if (!Array.isArray(gradients)) {
    throw new ValueError(`${node.name}: backward returned ${describe(returned)}, expected a Variable or a list`);
  }
  for (const [i, x] of node.inputs.entries()) {
    const gx: unknown = gradients[i] ?? null;
    if (gx === null) continue;
    if (!(gx instanceof Variable)) {
      throw new ValueError(`${node.name}: backward returned ${describe(gx)} for input ${i}, expected a Variable`);
    }
    checkGradientShape(node, i, gx.shape, x.shape);
  }
  return gradients;
}

/** Throws {@link ShapeError} for a gradient that has not the shape of its input. */
export function checkGradientShape(node: FunctionNode, i: number, given: Shape, expected: Shape): void {
  if (sameShape(given, expected)) return;
  const [g, x] = [formatShape(given), formatShape(expected)];
  throw new ShapeError(`${node.name}: the gradient of input ${i} has shape ${g}, the input ${x}`);
}
