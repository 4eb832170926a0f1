import { create } from "@bufbuild/protobuf";
import { astype, type DType, isFloat, type NdArray, scalar } from "@dz/ndarray";
import { elementType, int64Tensor, tensorOf } from "../format/tensors.ts";
import { type NodeProto, NodeProtoSchema, type TensorProto, TensorProto_DataType } from "../generated/onnx_pb.js";
import type { GraphOrigin, GraphValue } from "../trace/graph.ts";
import type { Size } from "../trace/size.ts";
import { attributeProtos, type NodeAttribute } from "./attributes.ts";
import { Names } from "./names.ts";

/** The attributes of a node that is added; an undefined one is left out. */
export type NodeAttributes = Readonly<Record<string, NodeAttribute | undefined>>;

type Counted = Extract<GraphOrigin, { kind: "counted" }>;

/**
 * Collects the nodes and constants of an ONNX graph. A tensor is known by its name.
 *
 * A weight or a constant of the computation becomes a tensor when it is first asked for, so that what no node takes is not
 * written.
 */
export class GraphWriter {
  static get name(): string {
    return "GraphWriter";
  }

  /** @internal The nodes so far. */
  readonly nodes: NodeProto[] = [];
  /** @internal The names of the constants that were parameters of the model. */
  readonly parameters: string[] = [];
  /** @internal The constants so far. */
  readonly initializers: TensorProto[] = [];
  private readonly names = new Names();
  private readonly tensors = new Map<GraphValue, string>();
  /** Constants by their content, so that each is stored once. */
  private readonly constants = new Map<string, string>();
  private readonly packs = new Map<GraphValue, Map<string, string>>();
  private readonly casts = new Map<string, string>();
  /** Where each symbol can be read: an input and its axis. */
  private readonly symbols = new Map<string, readonly [input: string, axis: number]>();
  private readonly weightNames: ReadonlyMap<object, string>;

  /** @internal `weightNames`: the name of each parameter. */
  constructor(weightNames: ReadonlyMap<object, string>) {
    this.weightNames = weightNames;
  }

  /** Reserves a name: `wanted`, or a similar one if it is taken. */
  unused(wanted: string): string {
    return this.names.unused(wanted);
  }

  /** @internal Says which tensor a value is. */
  define(value: GraphValue, tensor: string): void {
    this.tensors.set(value, tensor);
  }

  /** @internal Says that a symbol is the length of an axis of an input. */
  defineSymbol(symbol: string, input: string, axis: number): void {
    if (!this.symbols.has(symbol)) this.symbols.set(symbol, [input, axis]);
  }

  /**
   * Adds a node and returns the tensor that it gives. An empty name stands for an optional input that is left out.
   */
  add(operator: string, inputs: readonly string[], attributes: NodeAttributes = {}): string {
    return this.addAll(operator, inputs, 1, attributes)[0] as string;
  }

  /** Adds a node with several outputs. */
  addAll(operator: string, inputs: readonly string[], outputs: number, attributes: NodeAttributes = {}): string[] {
    const name = this.names.unused(operator);
    const output = Array.from({ length: outputs }, () => this.names.unused(`${name}_out`));
    this.nodes.push(
      create(NodeProtoSchema, {
        opType: operator,
        name,
        input: [...inputs],
        output,
        attribute: attributeProtos(attributes),
      }),
    );
    return output;
  }

  /** @internal Makes a tensor an output of the graph, by its own name. */
  output(tensor: string, name: string): void {
    this.nodes.push(
      create(NodeProtoSchema, {
        opType: "Identity",
        name: this.names.unused("Identity"),
        input: [tensor],
        output: [name],
      }),
    );
  }

  /** The tensor of a value, which has been computed, or is a weight or a constant. */
  tensor(value: GraphValue): string {
    const known = this.tensors.get(value);
    if (known !== undefined) return known;
    const made = this.leaf(value);
    this.tensors.set(value, made);
    return made;
  }

  /** The operator of the node that gives a tensor; undefined for inputs and constants. */
  operatorOf(tensor: string): string | undefined {
    return this.nodes.find(({ output }) => output.includes(tensor))?.opType;
  }

  /** The tensor of a value with another dtype: all floats are float32 in a file, so only kinds of numbers differ. */
  tensorAs(value: GraphValue, dtype: DType): string {
    return this.cast(this.tensor(value), value.dtype, dtype);
  }

  /** A tensor of dtype `from` with the dtype `to`. */
  cast(tensor: string, from: DType, to: DType): string {
    const type = elementType[to];
    if (elementType[from] === type) return tensor;
    return this.once(this.casts, `${tensor} ${type}`, () => this.add("Cast", [tensor], { to: type }));
  }

  /** A tensor as int64, which shapes, axes and positions are in ONNX. */
  toInt64(tensor: string): string {
    const type = TensorProto_DataType.INT64;
    return this.once(this.casts, `${tensor} ${type}`, () => this.add("Cast", [tensor], { to: type }));
  }

  /** A tensor of int64 as one of the element type of `dtype`. */
  fromInt64(tensor: string, dtype: DType): string {
    return this.add("Cast", [tensor], { to: elementType[dtype] });
  }

  /** A constant array. */
  constant(array: NdArray, wanted = "constant"): string {
    const stored = isFloat(array.dtype) ? astype(array, "float32") : array;
    // Long arrays are told apart by identity alone: weights are values with a name, so few others are long.
    const key = array.size > 1024 ? null : `${stored.dtype} ${stored.shape} ${digits(stored)}`;
    const make = (): string => this.store(stored, wanted);
    return key === null ? make() : this.once(this.constants, key, make);
  }

  private store(array: NdArray, wanted: string): string {
    const name = this.names.unused(wanted);
    this.initializers.push(tensorOf(name, array));
    return name;
  }

  /** A parameter, or what is made of some. */
  private parameter(array: NdArray, wanted: string): string {
    const name = this.store(array, wanted);
    this.parameters.push(name);
    return name;
  }

  /** A constant that is made of weights, `of` among them: stored once under the name of the first that asks for it. */
  packed(of: GraphValue, wanted: string, make: () => NdArray): string {
    const made = this.packs.get(of) ?? new Map<string, string>();
    this.packs.set(of, made);
    return this.once(made, wanted, () => this.parameter(make(), wanted));
  }

  /** The name of a weight in the model. */
  nameOf({ origin }: GraphValue): string {
    if (origin.kind !== "parameter") return "";
    return this.weightNames.get(origin.parameter) ?? origin.parameter.name ?? "";
  }

  /** A constant number, with the element type of `dtype` in a file. */
  number(value: number, dtype: DType = "float32"): string {
    return this.constant(scalar(value, { dtype }));
  }

  /** A number that may depend on the sizes of the inputs, as a float. */
  numberOf(value: Size): string {
    return typeof value === "number" ? this.number(value) : this.fromInt64(this.int64(value), "float32");
  }

  /** Whole numbers as a vector of int64, such as a shape or axes; symbolic ones are computed from the inputs. */
  int64s(values: readonly Size[]): string {
    if (values.every((value) => typeof value === "number")) return this.wholeNumbers(values, [values.length]);
    const parts = values.map((value) =>
      typeof value === "number" ? this.wholeNumbers([value], [1]) : this.symbolic(value),
    );
    return parts.length === 1 ? (parts[0] as string) : this.add("Concat", parts, { axis: 0 });
  }

  /** A whole number as a scalar of int64. */
  int64(value: Size): string {
    if (typeof value === "number") return this.wholeNumbers([value], []);
    return this.add("Squeeze", [this.symbolic(value), this.int64s([0])]);
  }

  private wholeNumbers(values: readonly number[], shape: readonly number[]): string {
    return this.once(this.constants, `int64 ${shape} ${values.join(" ")}`, () => {
      const name = this.names.unused("constant");
      this.initializers.push(int64Tensor(name, values, shape));
      return name;
    });
  }

  /** A symbolic size as a vector of one int64. */
  private symbolic(size: Exclude<Size, number>): string {
    return this.once(this.constants, `size ${size}`, () => {
      const products = size.terms.map(({ coefficient, symbols }) => {
        const factors = symbols.map((symbol) => this.sizeOf(symbol));
        if (coefficient !== 1 || factors.length === 0) factors.push(this.wholeNumbers([coefficient], [1]));
        return factors.reduce((a, b) => this.add("Mul", [a, b]));
      });
      return products.reduce((a, b) => this.add("Add", [a, b]));
    });
  }

  private sizeOf(symbol: string): string {
    return this.once(this.constants, `symbol ${symbol}`, () => {
      const [input, axis] = this.symbols.get(symbol) as readonly [string, number];
      return this.add("Shape", [input], { start: axis, end: axis + 1 });
    });
  }

  private leaf(value: GraphValue): string {
    const { origin } = value;
    if (origin.kind === "parameter") return this.parameter(value.array, this.nameOf(value) || "weight");
    if (origin.kind === "filled") return this.filled(origin.number, value);
    if (origin.kind === "counted") return this.counted(origin, value);
    return this.constant(value.array);
  }

  /** A number, everywhere in a shape that depends on the inputs. */
  private filled(number: Size, value: GraphValue): string {
    const element =
      typeof number === "number"
        ? this.number(number, value.dtype)
        : this.add("Cast", [this.int64(number)], { to: elementType[value.dtype] });
    return value.shape.length === 0 ? element : this.add("Expand", [element, this.int64s(shapeOf(value))]);
  }

  /** Whole numbers that count along an axis whose length depends on the inputs. */
  private counted({ axis, start, step }: Counted, value: GraphValue): string {
    const length = shapeOf(value)[axis] as Size;
    const range = this.add("Range", [this.int64(0), this.int64(length), this.int64(1)]);
    const steps = step === 1 ? range : this.add("Mul", [range, this.int64(step)]);
    const numbers = start === 0 ? steps : this.add("Add", [steps, this.int64(start)]);
    const others = value.shape.map((_, i) => i).filter((i) => i !== axis);
    const placed = others.length === 0 ? numbers : this.add("Unsqueeze", [numbers, this.int64s(others)]);
    return this.fromInt64(placed, value.dtype);
  }

  private once(known: Map<string, string>, key: string, make: () => string): string {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make();
    known.set(key, made);
    return made;
  }
}

/** The elements of an array as text, in which −0 is not 0: their quotients have other signs. */
function digits(array: NdArray): string {
  return Array.from(array.toTypedArray(), (value) => (Object.is(value, -0) ? "-0" : String(value))).join(" ");
}

/** The shape of a value, of which every length must be known or symbolic. */
export function shapeOf(value: GraphValue): Size[] {
  return value.shape.map((size) => {
    if (size !== null) return size;
    throw new UnknownSizeError();
  });
}

/** Says that a graph needs a length that depends on the sizes of its inputs in a way that no polynomial gives. */
export class UnknownSizeError extends Error {
  constructor() {
    super("a shape depends on the sizes of the inputs in a way that cannot be written");
  }
}
