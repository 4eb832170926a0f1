export { MLP, type MLPOptions } from "./mlp.ts";
export { Model } from "./model.ts";
export { BetterRNN, GatedRNN, SimpleRNN } from "./recurrent.ts";
export { Sequential, type Step } from "./sequential.ts";
