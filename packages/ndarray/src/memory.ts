/**
 * What an engine and optimizers need beyond values: pinned arrays that are updated in place, private memory for
 * gradients that nobody sees, and the signal that a piece of work is done.
 *
 * Programs that compute with arrays never need any of this.
 *
 * @module
 */
export { beginPrivate, endPrivate, inVisible, isPrivate, release, setRecording, usage } from "./arena.ts";
export {
  type AdamStep,
  adamStep,
  addInPlace,
  addScaled,
  assign,
  isPinned,
  mulInPlace,
  pin,
  pinnedZeros,
  resident,
  unpin,
  vacate,
} from "./in-place.ts";
export { addTimesTransposed, writeOuter, writeRowSums } from "./in-place-products.ts";
export { joinRows } from "./join-rows.ts";
export { copyVersion, writes, writtenSince } from "./versions.ts";
