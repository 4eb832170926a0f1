// The kernels of products of matrices.

export { linear, rnnCell } from "./connections";
export { addRow } from "./elementwise";
export { matmul } from "./matmul";
export { packedProduct as packed } from "./panels";
