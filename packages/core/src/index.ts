import "./operators.ts";

export type { NdArray, Shape } from "@dz/ndarray";
export { asArray, asVariable, type VariableLike, variable } from "./as-variable.ts";
export type { BackwardOptions } from "./backward.ts";
export {
  type Config,
  type ConfigName,
  config,
  detectAnomaly,
  type LossBroadcast,
  type NotPromise,
  noGrad,
  testMode,
  usingConfig,
} from "./config.ts";
export { FunctionNode, type InputGradients, withoutGraph } from "./function-node.ts";
export type { Gradients } from "./gradients.ts";
export { type DotOptions, toDot } from "./graph.ts";
export type { Operators } from "./operators.ts";
export { add } from "./ops/add.ts";
export { broadcastTo } from "./ops/broadcast-to.ts";
export { div } from "./ops/div.ts";
export { getItem } from "./ops/get-item.ts";
export { log } from "./ops/log.ts";
export { matmul } from "./ops/matmul.ts";
export { mul } from "./ops/mul.ts";
export { neg } from "./ops/neg.ts";
export { pow } from "./ops/pow.ts";
export { reshape } from "./ops/reshape.ts";
export { sub } from "./ops/sub.ts";
export { sum } from "./ops/sum.ts";
export { sumTo } from "./ops/sum-to.ts";
export { transpose } from "./ops/transpose.ts";
export { where } from "./ops/where.ts";
export { Parameter } from "./parameter.ts";
export { Variable } from "./variable.ts";
