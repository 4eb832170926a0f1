import { asVariable, Parameter, type Variable, type VariableLike } from "@dz/core";
import { Layer } from "@dz/layers";
import { formatShape, ShapeError, ValueError } from "@dz/ndarray";
import { quoted } from "../format/quoted.ts";
import type { OnnxSignature, OnnxValue } from "../format/signature.ts";
import type { NodeReader } from "./node-reader.ts";
import type { Compute } from "./operator.ts";

/** A node, ready to be computed: the names of its tensors, and how. */
export interface PreparedNode {
  readonly node: NodeReader;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly compute: Compute;
}

/** What a model of a file is made of. */
export interface ModelParts {
  readonly signature: OnnxSignature;
  /** In an order in which each node comes after those that it needs. */
  readonly nodes: readonly PreparedNode[];
  /** Tensors of the file by name; those that are Parameters learn. */
  readonly tensors: ReadonlyMap<string, Variable>;
}

/**
 * A model from an ONNX file, as a layer: it computes with the functions of dz, so it has gradients, can learn, and can be a
 * part of other models. Its parameters have the names that they have in the file.
 */
export class OnnxModel extends Layer {
  static override get name(): string {
    return "OnnxModel";
  }

  /** What it takes, in order. */
  readonly inputs: readonly OnnxValue[];
  /** What it gives, in order. */
  readonly outputs: readonly OnnxValue[];
  /** Its parameters by name. */
  readonly weights: Readonly<Record<string, Parameter>>;
  readonly #parts: ModelParts;

  /** @internal */
  constructor(parts: ModelParts) {
    super();
    this.#parts = parts;
    this.inputs = parts.signature.inputs;
    this.outputs = parts.signature.outputs;
    const learn = [...parts.tensors].filter((entry): entry is [string, Parameter] => entry[1] instanceof Parameter);
    this.weights = Object.fromEntries(learn);
  }

  /**
   * The outputs for the inputs, in the order of the file: one Variable, or a list of several.
   *
   * Throws {@link ValueError} for another number of inputs and {@link ShapeError} for a shape that the file does not allow.
   */
  override forward(...inputs: VariableLike[]): Variable | Variable[] {
    if (inputs.length !== this.inputs.length) {
      const names = this.inputs.map(({ name }) => quoted(name)).join(", ");
      throw new ValueError(`OnnxModel: expected ${this.inputs.length} inputs (${names}), got ${inputs.length}`);
    }
    const outputs = Object.values(
      this.run(Object.fromEntries(this.inputs.map(({ name }, i) => [name, inputs[i] as VariableLike]))),
    );
    return outputs.length === 1 ? (outputs[0] as Variable) : outputs;
  }

  /** The outputs by name, for inputs by name. Throws as {@link OnnxModel.forward} does. */
  run(inputs: Readonly<Record<string, VariableLike>>): Record<string, Variable> {
    const { nodes, tensors } = this.#parts;
    const values = new Map<string, Variable>(tensors);
    for (const declared of this.inputs) {
      const given = inputs[declared.name];
      if (given === undefined) throw new ValueError(`OnnxModel: the input ${quoted(declared.name)} is missing`);
      values.set(declared.name, checked(declared, asVariable(given, "OnnxModel", declared.dtype)));
    }
    for (const { node, inputs: from, outputs: to, compute } of nodes) {
      const given = from.map((name) => (name === "" ? undefined : values.get(name)));
      const results = [compute(given, node)].flat() as Variable[];
      for (const [i, name] of to.entries()) if (name !== "") values.set(name, results[i] as Variable);
    }
    return Object.fromEntries(this.outputs.map(({ name }) => [name, values.get(name) as Variable]));
  }
}

function checked({ name, shape }: OnnxValue, x: Variable): Variable {
  // A file without a shape declares nothing.
  const fits =
    shape.length === x.ndim && shape.every((length, i) => typeof length === "string" || length === x.shape[i]);
  if (fits || shape.length === 0) return x;
  const [own, expected] = [formatShape(x.shape), `[${shape.map((n) => n || "any").join(", ")}]`];
  throw new ShapeError(`OnnxModel: the input ${quoted(name)} has shape ${own}, expected ${expected}`);
}
