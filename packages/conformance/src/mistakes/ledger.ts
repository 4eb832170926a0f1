const shapes = "a tool of the packages on hot paths, for shapes that were checked before";
const parts = "a part of a function of @dz/functions, which looks at its arguments; a cell takes many";
const names = "its message begins with the name that the caller gives";

/** Exports that may throw other errors for wrong arguments, each with the reason. One that is not needed is an error. */
export const ledger: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "@dz/ndarray": {
    broadcastShapes: shapes,
    canBroadcast: shapes,
    checkOptions: names,
    convOutSize: shapes,
    deconvOutSize: shapes,
    formatShape: shapes,
    gruCell: parts,
    gruCellGrad: parts,
    isSafetensors: "a question about bytes, asked after they were checked",
    lstmCell: parts,
    lstmCellGrad: parts,
    lstmOutputGrad: parts,
    normalizeAxes: names,
    normalizeAxis: names,
    pairOf: names,
    reducedShape: shapes,
    reluGrad: parts,
    rnnCell: parts,
    sameShape: shapes,
    saveSafetensors: "a writer of files, which has its own tests for names; what is no list is a TypeError",
    sigmoidGrad: parts,
    sizeOf: shapes,
    tanhGrad: parts,
  },
  "@dz/core": {},
  "@dz/functions": {},
  "@dz/layers": {},
  "@dz/models": {},
  "@dz/optimizers": {},
  "@dz/datasets": {
    Dataset: "abstract: only a subclass has the method that it calls",
  },
};
