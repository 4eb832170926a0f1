import { describe, isNdArray, type NdArray, StateError, ValueError } from "@dz/ndarray";
import { config, detecting, justRecords, silent } from "../config.ts";
import { checkResults } from "../debug/anomaly.ts";
import { opName } from "../debug/chain.ts";
import { asVariable, type VariableLike } from "./as-variable.ts";
import { GraphNode } from "./graph-node.ts";
import { isVariable, unrecorded, Variable } from "./variable.ts";

/** What {@link FunctionNode.backward} returns: a gradient for each input, null where there is none. */
export type InputGradients = Variable | readonly (Variable | null)[];

/**
 * A function of the graph, to be applied once: what is made for one node, and what that keeps for its gradient.
 *
 * A subclass computes `forward` on arrays and `backward` on Variables, so that gradients can be differentiated again.
 * What `forward` keeps for `backward` are fields of the subclass: the memory that the node costs. An input is not kept but
 * asked for again, by `input(i)`: then a backward notices if an update has changed it in place.
 */
export abstract class FunctionNode {
  /** @internal The node of the graph, once the function was applied and recorded. */
  declare node: GraphNode | null;

  static {
    // Not a field of every object, which would have to be written twice.
    FunctionNode.prototype.node = null;
  }

  /** What the function was applied to; empty before, and if nothing was recorded. */
  get inputs(): readonly Variable[] {
    return this.node?.inputs ?? [];
  }

  /** What came out. */
  get outputs(): readonly Variable[] {
    return this.node?.outputs ?? [];
  }

  /** The largest generation of the inputs. */
  get generation(): number {
    return this.node?.generation ?? 0;
  }

  /** The values of the outputs from the values of the inputs. */
  abstract forward(...xs: NdArray[]): NdArray | readonly NdArray[];

  /**
   * The gradients of the inputs from those of the outputs. With several outputs, one that no gradient reached has null.
   *
   * What is computed here may be gone when the backward ends, and throws when it is read later, unless the backward keeps
   * gradients (`retainGrad`) or their graph (`createGraph`). To be kept it has to be copied, with `toTypedArray`.
   */
  abstract backward(...gys: Variable[]): InputGradients;

  /** The name for graph drawings and messages: that of the class. */
  get name(): string {
    return this.constructor.name;
  }

  /** The value of input `i`. */
  input(i: number): Variable {
    return this.inputs[i] as Variable;
  }

  /** Whether anybody can ask for the gradient of input `i`; if not, `backward` may give null for it. */
  wants(i: number): boolean {
    return !this.input(i).isConstant;
  }

  /** Output `i`, connected to the graph. */
  output(i: number): Variable {
    return this.outputs[i] as Variable;
  }

  /** Applies the function and, if `config.enableBackprop`, records it; the result is the first output. */
  apply(...inputs: readonly VariableLike[]): Variable {
    const xs = this.accept(inputs);
    const ys = this.compute(xs);
    if (!isNdArray(ys)) return this.wrapAll(xs, ys)[0] as Variable;
    return silent ? unrecorded(ys) : this.connect(xs, ys);
  }

  /**
   * The second half of {@link apply}, for a function whose one output has been computed by `forward`. A hot function calls
   * both by itself: a host finds the `forward` of one class sooner than that of any. Between them it asks
   * {@link withoutGraph}.
   */
  connect(inputs: readonly Variable[], output: NdArray): Variable {
    const y = new Variable(output);
    if (justRecords) this.record(inputs, y, null);
    else this.settle(inputs, [y], null);
    return y;
  }

  /** Like {@link apply}, with all outputs. */
  applyAll(...inputs: readonly VariableLike[]): readonly Variable[] {
    const xs = this.accept(inputs);
    const ys = this.compute(xs);
    return this.wrapAll(xs, isNdArray(ys) ? [ys] : ys);
  }

  /**
   * The inputs as Variables. Throws {@link StateError} for a function of a graph: applied again, it would forget what it
   * was applied to before.
   */
  private accept(inputs: readonly VariableLike[]): readonly Variable[] {
    if (this.node !== null) throw new StateError(`${this.name}: a node is applied once, make a new one`);
    for (let i = 0; i < inputs.length; i++) {
      if (!isVariable(inputs[i])) return inputs.map((x) => asVariable(x, opName(this)));
    }
    return inputs as readonly Variable[];
  }

  /** Calls `forward`. Spelled out for the usual numbers of inputs, because a list costs as much as a small function. */
  private compute(xs: readonly Variable[]): NdArray | readonly NdArray[] {
    const x0 = xs[0] as Variable;
    if (xs.length === 1) return this.forward(x0.data);
    const x1 = xs[1] as Variable;
    if (xs.length === 2) return this.forward(x0.data, x1.data);
    const x2 = xs[2] as Variable;
    if (xs.length === 3) return this.forward(x0.data, x1.data, x2.data);
    const x3 = xs[3] as Variable;
    const x4 = xs[4] as Variable;
    if (xs.length === 5) return this.forward(x0.data, x1.data, x2.data, x3.data, x4.data);
    return this.forward(...xs.map((x) => x.data));
  }

  private wrapAll(xs: readonly Variable[], ys: readonly NdArray[]): readonly Variable[] {
    if (!Array.isArray(ys) || ys.length === 0 || !ys.every(isNdArray)) {
      throw new ValueError(`${this.name}: forward returned ${describe(ys)}, expected an array or a list of arrays`);
    }
    const outputs = ys.map((y: NdArray) => new Variable(y));
    this.settle(xs, outputs, outputs);
    return outputs;
  }

  /** Records the function if that is wanted, and looks at its results if that is. */
  private settle(xs: readonly Variable[], ys: readonly Variable[], others: readonly Variable[] | null): void {
    if (config.enableBackprop) this.record(xs, ys[0] as Variable, others);
    else for (const y of ys) y.origin = "noGraph";
    if (detecting) checkResults(this, xs, ys);
  }

  /** Makes a node of the graph: of one output, or of all of them. */
  private record(xs: readonly Variable[], output: Variable, others: readonly Variable[] | null): void {
    let generation = 0;
    for (let i = 0; i < xs.length; i++) {
      const other = (xs[i] as Variable).generation;
      if (other > generation) generation = other;
    }
    const node = new GraphNode(this, xs, output, others, generation);
    this.node = node;
    output.node = node;
    output.generation = generation + 1;
    if (others === null) return;
    for (const y of others) {
      y.node = node;
      y.generation = generation + 1;
    }
  }
}

/**
 * A result as a Variable if nothing is recorded and nobody looks at it, else null: then it has to be connected. So a hot
 * function makes no list of inputs for nothing.
 */
export function withoutGraph(output: NdArray): Variable | null {
  return silent ? unrecorded(output) : null;
}
