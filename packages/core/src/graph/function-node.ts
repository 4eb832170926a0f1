import { describe, isNdArray, type NdArray, StateError, ValueError } from "@dz/ndarray";
import { config, detecting, plainNoGraph, plainRecording } from "../config.ts";
import { checkResults } from "../debug/anomaly.ts";
import { opName } from "../debug/chain.ts";
import { asVariable, type VariableLike } from "./as-variable.ts";
import { GraphNode } from "./graph-node.ts";
import { isVariable, unrecorded, Variable } from "./variable.ts";

/** What {@link FunctionNode.backward} returns: one gradient per input, null for an input without one. */
export type InputGradients = Variable | readonly (Variable | null)[];

/** What a function depends on besides its inputs, by name. */
export type Attributes = Readonly<Record<string, unknown>>;

/**
 * One application of a differentiable function, DeZero's `Function`. Every call makes a new object; if a graph is
 * recorded, the object becomes the function of one {@link GraphNode}.
 *
 * `apply` does what `__call__` does in the book:
 *
 * 1. compute: call `forward` with the values of the inputs;
 * 2. wrap: make a Variable of each result;
 * 3. record, unless `config.enableBackprop` is off: make a node with the highest generation of the inputs,
 * 4. and link each output to it, as its creator, with a generation of one more.
 *
 * The other methods do the same for several outputs, and faster where a function has one.
 *
 * A subclass computes `forward` on arrays and `backward` on Variables; a backward made of differentiable functions can
 * itself be differentiated. What `forward` computes and `backward` needs is kept in fields of the subclass and lives as
 * long as the graph. Inputs and outputs need no fields: `backward` reads them with `input(i)` and `output(i)`, so that a
 * value which an update has changed in place since the forward is detected.
 *
 * Programs apply a function with `apply`, or with `applyAll` if they want all of several outputs. Both call `forward`,
 * then wrap and record the results. A few hot functions call `forward` themselves, then `connect`, which does
 * steps 2 to 4.
 */
export abstract class FunctionNode {
  /** @internal The node of this function, once it was applied and recorded. */
  declare node: GraphNode | null;

  static {
    // On the prototype: a field would be written twice for every object, by the constructor (null) and by `record`.
    FunctionNode.prototype.node = null;
    // For subclasses in plain JavaScript: a program in TypeScript does not compile without these methods.
    FunctionNode.prototype.forward = lacking("forward", "forward(x), which computes on arrays");
    FunctionNode.prototype.backward = lacking("backward", "backward(gy), which returns the gradients of the inputs");
  }

  /** The inputs; empty before `apply`, and if no graph was recorded. */
  get inputs(): readonly Variable[] {
    return this.node?.inputs ?? [];
  }

  /** The outputs; empty before `apply`, and if no graph was recorded. */
  get outputs(): readonly Variable[] {
    return this.node?.outputs ?? [];
  }

  /** The highest generation of the inputs. */
  get generation(): number {
    return this.node?.generation ?? 0;
  }

  /** Computes the values of the outputs from the values of the inputs. */
  abstract forward(...xs: NdArray[]): NdArray | readonly NdArray[];

  /**
   * Computes the gradients of the inputs from `gys`, the gradients of the outputs. A single output always has one, so
   * `gy` may be declared as a Variable. Of several, an output has null if it was unchained, or if no gradient has
   * reached it and the program has not set its `grad`.
   *
   * Arrays that are computed here usually live in memory that is used again after the backward; reading one of them
   * later throws {@link StateError}. To keep an array beyond the backward, copy it with `toTypedArray`, or run the
   * backward with `retainGrad` or `createGraph`.
   */
  abstract backward(...gys: (Variable | null)[]): InputGradients;

  /**
   * The name in drawings and messages: that of the class. A bundler may rename classes, so those of libraries give it as a
   * string, `static override get name(): string { return "Tanh"; }`.
   */
  get name(): string {
    return this.constructor.name;
  }

  /**
   * What the result depends on besides the inputs, by name, such as the axis of a sum; null if the function does not say.
   * With {@link name}, it tells a program that translates graphs to another format what was computed. Arrays that were
   * operands without a gradient, such as a mask, are among the attributes.
   */
  attributes(): Attributes | null {
    return null;
  }

  /** Input `i`. */
  input(i: number): Variable {
    return this.inputs[i] as Variable;
  }

  /** Whether the gradient of input `i` is needed: a constant needs none, and `backward` may return null for it. */
  wants(i: number): boolean {
    return !this.input(i).isConstant;
  }

  /** Output `i`, connected to the graph. */
  output(i: number): Variable {
    return this.outputs[i] as Variable;
  }

  /**
   * Applies the function: `forward` on the values of the inputs, and a node of the graph unless `config.enableBackprop`
   * is off. Numbers and arrays become constants. Returns the first output.
   */
  apply(...inputs: readonly VariableLike[]): Variable {
    const xs = this.accept(inputs, "apply");
    const ys = this.compute(xs);
    return isNdArray(ys) ? this.connect(xs, ys) : (this.connectAll(xs, ys)[0] as Variable);
  }

  /**
   * The inputs as Variables. Throws {@link StateError} if the function has a node: applied again, it would lose its
   * first inputs.
   */
  private accept(inputs: readonly VariableLike[], method: "apply" | "applyAll"): readonly Variable[] {
    if (this.node !== null) throw new StateError(`${this.name}: a function is applied once, make a new one`);
    for (let i = 0; i < inputs.length; i++) {
      if (!isVariable(inputs[i])) return this.convert(inputs, method);
    }
    return inputs as readonly Variable[];
  }

  private convert(inputs: readonly VariableLike[], method: string): readonly Variable[] {
    const [list] = inputs as readonly unknown[];
    if (inputs.length === 1 && Array.isArray(list) && list.some((x) => isVariable(x) || isNdArray(x))) {
      throw new ValueError(`${this.name}.${method}: takes its inputs one by one, ${method}(x, y)`);
    }
    return inputs.map((x) => asVariable(x, opName(this)));
  }

  /**
   * Step 1: calls `forward`, with the usual numbers of arguments spelled out, because a list would cost as much as a
   * small function.
   */
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

  /**
   * Steps 2 to 4 of {@link apply}, for one output, which `forward` has computed. A hot function calls `forward`,
   * {@link unrecordedResult} and `connect` itself, because JavaScript engines call the `forward` of a known class faster
   * than that of any class.
   */
  connect(inputs: readonly Variable[], output: NdArray): Variable {
    if (plainNoGraph) return unrecorded(output); // both tests are false in the anomaly mode, which takes the long way
    const y = new Variable(output);
    if (plainRecording) this.record(inputs, y, null);
    else this.recordAndCheck(inputs, [y], null);
    return y;
  }

  /** Steps 3 and 4: makes a node and links the outputs to it; `outputList` is null for the one output of `connect`. */
  private record(xs: readonly Variable[], firstOutput: Variable, outputList: readonly Variable[] | null): void {
    let generation = 0;
    for (let i = 0; i < xs.length; i++) {
      const other = (xs[i] as Variable).generation;
      if (other > generation) generation = other;
    }
    const node = new GraphNode(this, xs, firstOutput, outputList, generation);
    this.node = node;
    firstOutput.creatorNode = node;
    firstOutput.generation = generation + 1;
    if (outputList === null) return;
    for (const y of outputList) {
      y.creatorNode = node; // of the first one, the same again
      y.generation = generation + 1;
    }
  }

  /** Like {@link apply}, but returns all outputs. */
  applyAll(...inputs: readonly VariableLike[]): readonly Variable[] {
    const xs = this.accept(inputs, "applyAll");
    const ys = this.compute(xs);
    return this.connectAll(xs, isNdArray(ys) ? [ys] : ys);
  }

  /** Like {@link connect}, for any number of outputs. */
  private connectAll(xs: readonly Variable[], ys: readonly NdArray[]): readonly Variable[] {
    if (!Array.isArray(ys) || ys.length === 0 || !ys.every(isNdArray)) {
      throw new ValueError(`${this.name}: forward returned ${describe(ys)}, expected an array or a list of arrays`);
    }
    const outputs = ys.map((y: NdArray) => new Variable(y));
    this.recordAndCheck(xs, outputs, outputs);
    return outputs;
  }

  /** The general form of steps 3 and 4, which also marks what is not recorded and checks the results in the anomaly mode. */
  private recordAndCheck(
    xs: readonly Variable[],
    ys: readonly Variable[],
    outputList: readonly Variable[] | null,
  ): void {
    if (config.enableBackprop) this.record(xs, ys[0] as Variable, outputList);
    else for (const y of ys) y.kind = "unrecorded";
    if (detecting) checkResults(this, xs, ys);
  }
}

/** A method that says that a subclass lacks it. */
function lacking(method: string, form: string): () => never {
  return function (this: FunctionNode): never {
    throw new ValueError(`${this.name}: has no ${method}; define ${form}`);
  };
}

/**
 * The result as a Variable that is not recorded, or null if it has to be recorded or checked: then `connect` has to be
 * called. A hot function thus makes a list of inputs only when it is needed.
 */
export function unrecordedResult(output: NdArray): Variable | null {
  return plainNoGraph ? unrecorded(output) : null;
}
