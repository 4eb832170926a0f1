const shapes = "a tool of the packages on hot paths, for shapes that were checked before";
const names = "its message begins with the name that the caller gives";

/** Exports that may throw other errors for wrong arguments, each with the reason. A superfluous entry is an error. */
export const ledger: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "@dz/ndarray": {
    broadcastShapes: shapes,
    canBroadcast: shapes,
    checkDType: names,
    checkFloatDType: names,
    checkOption: names,
    checkShape: names,
    formatShape: shapes,
    normalizeAxes: names,
    normalizeAxis: names,
    pairOf: names,
    readOptions: names,
    reducedShape: shapes,
    sameShape: shapes,
    sizeOf: shapes,
  },
  "@dz/core": {},
  "@dz/functions": {},
  "@dz/layers": {},
  "@dz/models": {},
  "@dz/optimizers": {},
  "@dz/datasets": {},
};
