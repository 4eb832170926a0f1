// The kernels of the gates of recurrent cells.

export { gruGates, gruGatesGrad, lstmGates, lstmGatesGrad } from "./gates";
