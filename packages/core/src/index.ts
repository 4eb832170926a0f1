import "./ops/operators.ts";

export type { NdArray, Shape } from "@dz/ndarray";
export type { BackwardOptions } from "./backward/backward.ts";
export { type GradOptions, grad } from "./backward/grad.ts";
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
export { type DotOptions, toDot } from "./debug/dot.ts";
export { asArray, asVariable, type VariableLike, variable } from "./graph/as-variable.ts";
export { type Attributes, FunctionNode, type InputGradients } from "./graph/function-node.ts";
export { Parameter } from "./graph/parameter.ts";
export { Variable } from "./graph/variable.ts";
export { add } from "./ops/add.ts";
export { astype } from "./ops/astype.ts";
export { broadcastTo, sumTo } from "./ops/broadcast.ts";
export { div } from "./ops/div.ts";
export { getItem } from "./ops/get-item.ts";
export { log } from "./ops/log.ts";
export { matmul } from "./ops/matmul.ts";
export { mul } from "./ops/mul.ts";
export { neg } from "./ops/neg.ts";
export type { Operators } from "./ops/operators.ts";
export { pow } from "./ops/pow.ts";
export { reshape } from "./ops/reshape.ts";
export { sub } from "./ops/sub.ts";
export { sum } from "./ops/sum.ts";
export { transpose } from "./ops/transpose.ts";
export { where } from "./ops/where.ts";
