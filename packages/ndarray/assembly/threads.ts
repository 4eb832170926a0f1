// The kernels of worker threads: a module of its own, because its memory is shared and its workspace moves.

export { packedProduct as packed } from "./panels";
export { moveWorkspace } from "./workspace";
