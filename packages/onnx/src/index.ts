export { type Float, float, type NodeAttribute } from "./export/attributes.ts";
export { type ExportOptions, exportOnnx } from "./export/export-onnx.ts";
export type { GraphWriter, NodeAttributes } from "./export/graph-writer.ts";
export type { Operator, Operators } from "./export/operator.ts";
export type { Exportable, RecurrentForm } from "./export/prepared.ts";
export type { SymbolicAxes } from "./trace/examples.ts";
export type { GraphOrigin, GraphStep, GraphValue } from "./trace/graph.ts";
export type { Size, SymbolicSize } from "./trace/size.ts";
export type { Traceable } from "./trace/trace.ts";
