export { CosineTest, type CosineTestOptions } from "./cosine-test.ts";
export { Dataset, type DatasetArrays, type DatasetOptions } from "./dataset.ts";
export type { Batch, Example, ExampleSource } from "./examples.ts";
export { DataLoader, type DataLoaderOptions } from "./loaders/data-loader.ts";
export { SeqDataLoader, type SeqDataLoaderOptions } from "./loaders/seq-data-loader.ts";
export type { FloatDType } from "./series.ts";
export { SinCurve, type SinCurveOptions } from "./sin-curve.ts";
export { Spiral, type SpiralOptions } from "./spiral.ts";
