// The kernels of the steps of optimizers.

export { adam } from "./adam";
