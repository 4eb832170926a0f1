export { MLP, type MLPOptions } from "./mlp.ts";
export { Model, type UnaryModel } from "./model.ts";
export type { Picture } from "./preprocessing.ts";
export { BetterRNN, GatedRNN, SimpleRNN } from "./recurrent.ts";
export {
  ResNet,
  ResNet18,
  ResNet34,
  ResNet50,
  ResNet101,
  ResNet152,
  type ResNetDepth,
  type ResNetOptions,
} from "./resnet.ts";
export type { BlockSequence } from "./resnet-blocks.ts";
export { Sequential, type Step } from "./sequential.ts";
export { SqueezeNet, type SqueezeNetOptions } from "./squeezenet.ts";
export { type SummaryOptions, summary } from "./summary.ts";
export { VGG16, type VGG16Options } from "./vgg16.ts";
