/**
 * Attributes of ONNX nodes from plain values.
 *
 * @module
 */
import { create } from "@bufbuild/protobuf";
import { isNdArray, type NdArray } from "@dz/ndarray";
import { tensorOf } from "../format/tensors.ts";
import { type AttributeProto, AttributeProto_AttributeType, AttributeProtoSchema } from "../generated/onnx_pb.js";

/** A float of an attribute; plain numbers are whole numbers, because a format with both has to know which. */
export class Float {
  static get name(): string {
    return "Float";
  }

  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** A float of an attribute: `{ alpha: float(0.01) }`. */
export function float(value: number): Float {
  return new Float(value);
}

/** What an attribute of a node may be. */
export type NodeAttribute = number | readonly number[] | Float | string | readonly string[] | NdArray;

/** The attributes of a node, in the order of their names; those that are undefined are left out. */
export function attributeProtos(attributes: Readonly<Record<string, NodeAttribute | undefined>>): AttributeProto[] {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined) as [string, NodeAttribute][];
  return given.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => attributeProto(name, value));
}

function attributeProto(name: string, value: NodeAttribute): AttributeProto {
  const text = new TextEncoder();
  const { INT, INTS, FLOAT, STRING, STRINGS, TENSOR } = AttributeProto_AttributeType;
  const proto = create(AttributeProtoSchema, { name });
  if (typeof value === "number") return Object.assign(proto, { type: INT, i: BigInt(value) });
  if (typeof value === "string") return Object.assign(proto, { type: STRING, s: text.encode(value) });
  if (value instanceof Float) return Object.assign(proto, { type: FLOAT, f: value.value });
  if (isNdArray(value)) return Object.assign(proto, { type: TENSOR, t: tensorOf("", value) });
  const list = value as readonly (number | string)[];
  if (list.length > 0 && list.every((each) => typeof each === "string")) {
    return Object.assign(proto, { type: STRINGS, strings: list.map((each) => text.encode(each)) });
  }
  return Object.assign(proto, { type: INTS, ints: list.map((each) => BigInt(each)) });
}
