import type { TypedArrays } from "../array/dtype.ts";
import type { MT19937 } from "./mt19937.ts";
import { checkCount, room } from "./results.ts";

/** Shuffles a list in place: from the last on, each element is exchanged with one at or before its position. */
export function shuffle(words: MT19937, list: { readonly length: number; [i: number]: unknown }): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = words.upTo(i);
    const kept = list[i];
    list[i] = list[j];
    list[j] = kept;
  }
}

/** The numbers 0 to n - 1 in random order. */
export function randomOrder(op: string, words: MT19937, n: number): TypedArrays["int32"] {
  const order = room(op, [checkCount(op, n)], (count): TypedArrays["int32"] => new Int32Array(count));
  for (let i = 0; i < n; i++) order[i] = i;
  shuffle(words, order);
  return order;
}
