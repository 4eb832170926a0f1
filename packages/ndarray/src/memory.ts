/**
 * What an engine and optimizers need beyond values: pinned arrays that are updated in place, private memory for
 * gradients that are never seen outside, and the signal that a piece of work is done.
 *
 * Programs that compute with arrays never need any of this.
 *
 * @module
 */

export { isPinned, pin, pinnedZeros, resident, unpin, vacate } from "./array/pinned.ts";
export { copyVersion, writes, writtenSince } from "./array/versions.ts";
export { beginPrivate, endPrivate, inVisible, isPrivate, release, setRecording, usage } from "./memory/signals.ts";
export { type AdamStep, adamStep } from "./network/adam-step.ts";
export { addInPlace, addScaled, assign, mulInPlace } from "./operations/in-place.ts";
export { addTimesTransposed, writeOuter, writeRowSums } from "./operations/in-place-products.ts";
export { joinRows } from "./operations/join-rows.ts";
