export { type Exportable, type ExportOptions, exportOnnx } from "./export/export-onnx.ts";
export type { SymbolicAxes } from "./trace/examples.ts";
export type { Traceable } from "./trace/trace.ts";
