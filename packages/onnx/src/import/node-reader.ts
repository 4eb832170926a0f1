import { FormatError, type NdArray, ValueError } from "@dz/ndarray";
import { quoted } from "../format/quoted.ts";
import { arrayOf } from "../format/tensors.ts";
import { type AttributeProto, type NodeProto, AttributeProto_AttributeType as Type } from "../generated/onnx_pb.js";

/**
 * A node of a file, whose attributes are read by name. An attribute that dz does not know may change the result, so
 * {@link NodeReader.checkAllRead} refuses those that were not read.
 */
export class NodeReader {
  readonly operator: string;
  /** The version of the operators of ONNX that the file uses. */
  readonly opset: number;
  /** How many outputs the file names. */
  readonly outputs: number;
  private readonly label: string;
  private readonly attributes: ReadonlyMap<string, AttributeProto>;
  private readonly read = new Set<string>();

  constructor(node: NodeProto, opset: number) {
    this.operator = node.opType;
    this.opset = opset;
    this.outputs = node.output.length;
    this.label = node.name === "" ? `the node that gives ${quoted(node.output[0] ?? "")}` : `node ${quoted(node.name)}`;
    this.attributes = new Map(node.attribute.map((attribute) => [attribute.name, attribute]));
  }

  /** An error that names the node: `importOnnx: node conv_3 is a Conv with ...`. */
  refusal(why: string): ValueError {
    return new ValueError(
      `importOnnx: ${this.label} is a ${bare(this.operator)}${why.startsWith(",") ? "" : " "}${why}`,
    );
  }

  has(name: string): boolean {
    return this.attributes.has(name);
  }

  /** A whole number; `otherwise` where the attribute is absent. */
  int(name: string, otherwise: number): number {
    const found = this.take(name, Type.INT);
    return found === undefined ? otherwise : this.small(found.i);
  }

  /** Whole numbers, or null. */
  ints(name: string): number[] | null {
    const found = this.take(name, Type.INTS);
    return found === undefined ? null : found.ints.map((each) => this.small(each));
  }

  float(name: string, otherwise: number): number {
    return this.take(name, Type.FLOAT)?.f ?? otherwise;
  }

  text(name: string, otherwise: string): string {
    const found = this.take(name, Type.STRING);
    return found === undefined ? otherwise : new TextDecoder().decode(found.s);
  }

  texts(name: string): string[] | null {
    const found = this.take(name, Type.STRINGS);
    return found === undefined ? null : found.strings.map((each) => new TextDecoder().decode(each));
  }

  tensor(name: string): NdArray | null {
    const found = this.take(name, Type.TENSOR);
    return found?.t === undefined ? null : arrayOf(found.t);
  }

  /** Says that an attribute changes nothing in dz. */
  ignore(...names: string[]): void {
    for (const name of names) this.read.add(name);
  }

  /** Refuses an attribute unless it is absent or has the only value that dz knows. */
  only(name: string, value: number | string): void {
    const given = typeof value === "number" ? this.int(name, value) : this.text(name, value);
    if (given !== value) throw this.refusal(`with ${name} ${bare(given)}, and dz has only ${value}`);
  }

  /** Throws {@link ValueError} for an attribute that was not read. */
  checkAllRead(): void {
    for (const name of this.attributes.keys()) {
      if (!this.read.has(name)) throw this.refusal(`with ${quoted(name)}, which dz does not know`);
    }
  }

  private take(name: string, type: Type): AttributeProto | undefined {
    this.read.add(name);
    const found = this.attributes.get(name);
    if (found === undefined || found.type === type) return found;
    throw new FormatError(`importOnnx: ${this.label}: ${quoted(name)} is ${Type[found.type]}, expected ${Type[type]}`);
  }

  private small(value: bigint): number {
    if (value >= -(2n ** 31n) && value < 2n ** 31n) return Number(value);
    throw this.refusal(`with the number ${value}, which is too large`);
  }
}

/** A word of a file without quotes, if it is one. */
function bare(word: number | string): string {
  return typeof word === "number" || /^\w+$/.test(word) ? String(word) : quoted(word);
}
