import { shown } from "./describe.ts";
import { ValueError } from "./errors.ts";

/** Throws {@link ValueError} for anything but an object, as `getState` returns; `op` begins the message. */
export function checkState(state: unknown, op: string): void {
  if (typeof state === "object" && state !== null && !Array.isArray(state)) return;
  throw new ValueError(`${op}: expected a state that getState() has given, got ${shown(state)}`);
}
