/**
 * What an engine and optimizers need beyond values: pinned arrays that are updated in place, private memory for
 * gradients that only a running backward sees, and the signal that a piece of work is complete.
 *
 * Programs that only compute with arrays need none of this.
 *
 * @module
 */

export { scalarOf } from "./array/creation.ts";
export { isPinned, pin, pinnedZeros, resident, unpin, vacate } from "./array/pinned.ts";
export { copyVersion, writesSoFar, writtenSince } from "./array/versions.ts";
export { markClass } from "./errors/copies.ts";
export { editDistance } from "./errors/edit-distance.ts";
export { noticeCopy } from "./errors/loaded-copies.ts";
export { beginPrivate, endPrivate, inVisible, isPrivate, release, setRecording, usage } from "./memory/signals.ts";
export { type AdamStep, adamStep } from "./network/adam-step.ts";
export { degreesOfFreedom } from "./operations/deviation.ts";
export { addInPlace, addScaled, assign, mulInPlace } from "./operations/in-place.ts";
export { addTimesTransposed, writeOuter, writeRowSums } from "./operations/in-place-products.ts";
export { joinRows } from "./operations/join-rows.ts";
export { addOver, divOver, mulOver, subOver } from "./operations/overwrite.ts";
export { meanOfSquares, rootOfMean } from "./operations/scaled-squares.ts";
