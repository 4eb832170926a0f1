/**
 * Arrays as tensors of an ONNX file, and back.
 *
 * @module
 */

import { create } from "@bufbuild/protobuf";
import { astype, type DType, FormatError, fromTypedArray, isFloat, type NdArray, sizeOf } from "@dz/ndarray";
import {
  type TensorProto,
  TensorProto_DataLocation,
  TensorProto_DataType,
  TensorProtoSchema,
} from "../generated/onnx_pb.js";
import { littleEndianBytes, typedFromBytes } from "./bytes.ts";
import { quoted } from "./quoted.ts";

/** The element type in a file for each dtype: runtimes have few kernels for doubles, so floats are float32. */
export const elementType: Readonly<Record<DType, TensorProto_DataType>> = {
  float64: TensorProto_DataType.FLOAT,
  float32: TensorProto_DataType.FLOAT,
  int32: TensorProto_DataType.INT32,
  bool: TensorProto_DataType.BOOL,
};

/** An array as a tensor. Floats are stored as float32. */
export function tensorOf(name: string, array: NdArray): TensorProto {
  const stored = isFloat(array.dtype) ? astype(array, "float32") : array;
  return create(TensorProtoSchema, {
    name,
    dataType: elementType[array.dtype],
    dims: array.shape.map(BigInt),
    rawData: littleEndianBytes(stored.toTypedArray()),
  });
}

/** Whole numbers as a tensor of int64, which the operators of ONNX take for shapes, axes and positions. */
export function int64Tensor(name: string, values: readonly number[], shape: readonly number[]): TensorProto {
  return create(TensorProtoSchema, {
    name,
    dataType: TensorProto_DataType.INT64,
    dims: shape.map(BigInt),
    rawData: littleEndianBytes(BigInt64Array.from(values, BigInt)),
  });
}

/**
 * A tensor as an array: float and double as they are, whole numbers as int32, if every value fits.
 *
 * Throws {@link FormatError} for data in another file, for element types that dz has not, and for a size that is not
 * that of the data.
 */
export function arrayOf(tensor: TensorProto): NdArray {
  const what = `tensor ${quoted(tensor.name)}`;
  if (tensor.dataLocation === TensorProto_DataLocation.EXTERNAL || tensor.externalData.length > 0) {
    throw new FormatError(`importOnnx: ${what} is in another file; save the model with its data inside`);
  }
  const shape = tensor.dims.map((size) => checkedSize(size, what));
  const count = sizeOf(shape);
  const values = storedValues(tensor, what);
  if (values.length !== count) {
    throw new FormatError(
      `importOnnx: ${what} has ${values.length} values, but its shape ${shape.join("×")} is of ${count}`,
    );
  }
  return fromTypedArray(values, shape);
}

function checkedSize(size: bigint, what: string): number {
  if (size >= 0n && size <= 0x7fffffffn) return Number(size);
  throw new FormatError(`importOnnx: ${what} has an axis of length ${size}`);
}

type Values = Float32Array | Float64Array | Int32Array | Uint8Array;

function storedValues(tensor: TensorProto, what: string): Values {
  const raw = tensor.rawData;
  const inBytes = raw.length > 0;
  const narrow = (values: ArrayLike<number | bigint>): Int32Array => toInt32(values, what);
  switch (tensor.dataType) {
    case TensorProto_DataType.FLOAT:
      return inBytes ? typedFromBytes(Float32Array, raw, what) : Float32Array.from(tensor.floatData);
    case TensorProto_DataType.DOUBLE:
      return inBytes ? typedFromBytes(Float64Array, raw, what) : Float64Array.from(tensor.doubleData);
    case TensorProto_DataType.INT64:
      return narrow(Array.from(inBytes ? typedFromBytes(BigInt64Array, raw, what) : tensor.int64Data, withoutEnd));
    case TensorProto_DataType.INT32:
      return inBytes ? typedFromBytes(Int32Array, raw, what) : Int32Array.from(tensor.int32Data);
    case TensorProto_DataType.INT16:
      return narrow(inBytes ? typedFromBytes(Int16Array, raw, what) : tensor.int32Data);
    case TensorProto_DataType.INT8:
      return narrow(inBytes ? typedFromBytes(Int8Array, raw, what) : tensor.int32Data);
    case TensorProto_DataType.UINT16:
      return narrow(inBytes ? typedFromBytes(Uint16Array, raw, what) : tensor.int32Data);
    case TensorProto_DataType.UINT8:
      return narrow(inBytes ? raw : tensor.int32Data);
    case TensorProto_DataType.BOOL:
      return Uint8Array.from(inBytes ? raw : tensor.int32Data, (value) => (value === 0 ? 0 : 1));
    default: {
      const kind = TensorProto_DataType[tensor.dataType] ?? `type ${tensor.dataType}`;
      throw new FormatError(`importOnnx: ${what} has elements of ${kind}, which dz has not`);
    }
  }
}

/** The largest numbers of int64 stand for "to the end" in a Slice; in dz those of int32 do. */
function withoutEnd(value: bigint): bigint {
  if (value > 2n ** 62n) return 2n ** 31n - 1n;
  return value < -(2n ** 62n) ? -(2n ** 31n) : value;
}

function toInt32(values: ArrayLike<number | bigint>, what: string): Int32Array {
  return Int32Array.from(values as ArrayLike<number>, (each) => {
    const value = Number(each);
    if (value === (value | 0)) return value;
    throw new FormatError(`importOnnx: ${what} has the value ${each}, which does not fit into int32`);
  });
}
