/**
 * Windows that slide over images: convolution and pooling.
 *
 * @module
 */
import { eye, type NdArray, type Pair, reshape } from "@dz/ndarray";
import type { GraphStep, GraphValue } from "../../trace/graph.ts";
import { fixedSize } from "../../trace/size.ts";
import type { GraphWriter } from "../graph-writer.ts";
import { type Operator, type Operators, operands, PART_OF_GRADIENT } from "../operator.ts";

/** How a window moves, as attributes of ONNX. */
interface Movement {
  readonly strides: readonly number[];
  readonly pads: readonly number[];
}

function both(pair: Pair): readonly [number, number] {
  return typeof pair === "number" ? [pair, pair] : pair;
}

/** The movement of a step; its attributes are known when a function is traced, so no size is among them. */
function movementOf({ attributes }: GraphStep): Movement {
  const { stride = 1, pad = 0 } = attributes as { stride?: Pair; pad?: Pair };
  const [top, left] = both(pad);
  return { strides: both(stride), pads: [top, left, top, left] };
}

function kernelOf({ attributes }: GraphStep): readonly [number, number] {
  return both((attributes as { kernelSize: Pair }).kernelSize);
}

/** Height and width of images, as they were in the first run. */
function sizeOf({ array }: GraphValue): readonly [number, number] {
  return array.shape.slice(-2) as readonly number[] as [number, number];
}

/** What ConvTranspose adds at the ends: where several sizes of the images have the same windows, it makes the smallest. */
function outputPadding(
  step: GraphStep,
  windows: readonly [number, number],
  kernel: readonly [number, number],
): number[] {
  const { strides, pads } = movementOf(step);
  const out = sizeOf(step.outputs[0] as GraphValue);
  return [0, 1].map((i) => {
    const least =
      (strides[i] as number) * ((windows[i] as number) - 1) + (kernel[i] as number) - 2 * (pads[i] as number);
    return (out[i] as number) - least;
  });
}

const deconvolution: Operator = (step, graph) => {
  const [x, W] = step.inputs as [GraphValue, GraphValue];
  const padding = outputPadding(step, sizeOf(x), sizeOf(W));
  return graph.add("ConvTranspose", operands(step, graph), { ...movementOf(step), output_padding: padding });
};

/** Filters that copy each pixel of a window to a channel of its own: [c · kh · kw, c, kh, kw]. */
function copying(channels: number, [kh, kw]: readonly [number, number]): NdArray {
  const count = channels * kh * kw;
  return reshape(eye(count, { dtype: "float32" }), [count, channels, kh, kw]);
}

const im2col: Operator = (step, graph) => {
  const [x] = step.inputs as [GraphValue];
  const kernel = kernelOf(step);
  const channels = fixedSize(x.shape[1] ?? 0, "the number of channels");
  const filters = graph.constant(copying(channels, kernel), "windows");
  const windows = graph.add("Conv", [...operands(step, graph), filters], { ...movementOf(step) });
  if (step.attributes?.toMatrix === false) {
    const [oh, ow] = sizeOf(step.outputs[0] as GraphValue);
    return graph.add("Reshape", [windows, graph.int64s([-1, channels, ...kernel, oh, ow])]);
  }
  const rows = graph.add("Transpose", [windows], { perm: [0, 2, 3, 1] });
  return graph.add("Reshape", [rows, graph.int64s([-1, channels * kernel[0] * kernel[1]])]);
};

const col2im: Operator = (step, graph) => {
  const kernel = kernelOf(step);
  const result = step.outputs[0] as GraphValue;
  const channels = fixedSize(result.shape[1] ?? 0, "the number of channels");
  const [h, w] = sizeOf(result);
  const { strides, pads } = movementOf(step);
  const windows = [h, w].map(
    (size, i) => Math.floor((size + 2 * (pads[i] as number) - (kernel[i] as number)) / (strides[i] as number)) + 1,
  ) as [number, number];
  const count = channels * kernel[0] * kernel[1];
  const [col] = operands(step, graph) as [string];
  const asImages =
    step.attributes?.toMatrix === false
      ? graph.add("Reshape", [col, graph.int64s([-1, count, ...windows])])
      : graph.add("Transpose", [graph.add("Reshape", [col, graph.int64s([-1, ...windows, count])])], {
          perm: [0, 3, 1, 2],
        });
  const filters = graph.constant(copying(channels, kernel), "windows");
  const padding = outputPadding(step, windows, kernel);
  return graph.add("ConvTranspose", [asImages, filters], { ...movementOf(step), output_padding: padding });
};

/** A convolution in which images and gradients have changed places: batch for channels, and strides for dilations. */
const conv2dGradWeight: Operator = (step, graph) => {
  const { strides, pads } = movementOf(step);
  const swapped = operands(step, graph).map((tensor) => graph.add("Transpose", [tensor], { perm: [1, 0, 2, 3] }));
  const y = graph.add("Conv", swapped, { dilations: strides, pads });
  const turned = graph.add("Transpose", [y], { perm: [1, 0, 2, 3] });
  // Pixels at the end that no window reached give further rows and columns.
  const [ends, axes] = [graph.int64s([...kernelOf(step)]), graph.int64s([2, 3])];
  return graph.add("Slice", [turned, graph.int64s([0, 0]), ends, axes]);
};

function withZeros(x: string, top: number, left: number, graph: GraphWriter): string {
  return graph.add("Pad", [x, graph.int64s([0, 0, top, left, 0, 0, top, left])], { mode: "constant" });
}

/**
 * The maxima of windows. dz pads images with zeros, ONNX with the smallest number. ONNX Runtime joins a Pad with the MaxPool
 * behind it, and then pads with the smallest number, too; a Max of one tensor stands between them.
 */
const pooling: Operator = (step, graph) => {
  const { strides, pads } = movementOf(step);
  const [x] = operands(step, graph) as [string];
  const [top, left] = pads as [number, number];
  const padded = top === 0 && left === 0 ? x : withZeros(x, top, left, graph);
  const apart = graph.operatorOf(padded) === "Pad" ? graph.add("Max", [padded]) : padded;
  return graph.add("MaxPool", [apart], { kernel_shape: kernelOf(step), strides });
};

const averagePooling: Operator = (step, graph) => {
  const attributes = { kernel_shape: kernelOf(step), count_include_pad: 1, ...movementOf(step) };
  return graph.add("AveragePool", operands(step, graph), attributes);
};

export const windowOperators: Operators = {
  Conv2d: (step, graph) => graph.add("Conv", operands(step, graph), { ...movementOf(step) }),
  Deconv2d: deconvolution,
  Conv2dGradWeight: conv2dGradWeight,
  Im2col: im2col,
  Col2im: col2im,
  Pooling: pooling,
  AveragePooling: averagePooling,
};

export const windowRefusals: Readonly<Record<string, string>> = {
  PoolingGrad: PART_OF_GRADIENT,
  TakePooled: PART_OF_GRADIENT,
  AveragePoolingGrad: PART_OF_GRADIENT,
};
