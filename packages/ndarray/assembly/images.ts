// The kernels of windows that slide over images.

export { conv2d, conv2dGradWeight, deconv2d } from "./convolution";
export { col2im, im2col } from "./im2col";
export { averagePool, maxPool, putPooled, spreadPooled, takePooled } from "./pooling";
