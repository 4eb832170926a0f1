const names = ["numpy.core.multiarray._reconstruct", "numpy.ndarray", "numpy.dtype"] as const;

/** The name of a NumPy function or class that pickled arrays use; only a name, never resolved. */
export interface PickleName {
  readonly name: (typeof names)[number];
}

/** A record of a function call and of the state set on its result. Nothing is called. */
export interface PickleCall {
  readonly callee: PickleName;
  readonly args: readonly PickleValue[];
  /** Set at most once. */
  state: PickleValue | undefined;
}

/** A value of a pickle. Strings are bytes of the file; lists and tuples are arrays. */
export type PickleValue =
  | null
  | boolean
  | number
  | Uint8Array
  | PickleValue[]
  | Map<string, PickleValue>
  | PickleName
  | PickleCall;

/** Whether a name is one of those that pickled arrays use. */
export function isPickleName(name: string): name is PickleName["name"] {
  return (names as readonly string[]).includes(name);
}

/** Whether a value is a recorded call. */
export function isCall(value: PickleValue | undefined): value is PickleCall {
  return typeof value === "object" && value !== null && "callee" in value;
}
