export { BatchNorm, type BatchNormLayerOptions } from "./batch-norm.ts";
export { EmbedID } from "./embed-id.ts";
export { GRU } from "./gru.ts";
export type { FloatType, WeightOptions } from "./initial.ts";
export { Layer, type NamedParameter } from "./layer.ts";
export { Linear, type LinearOptions } from "./linear.ts";
export { LSTM } from "./lstm.ts";
export { type RecurrentOptions, RNN } from "./rnn.ts";
