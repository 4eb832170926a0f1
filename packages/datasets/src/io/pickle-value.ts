const names = ["numpy.core.multiarray._reconstruct", "numpy.ndarray", "numpy.dtype"] as const;

/** The name of a function or class of NumPy that an array is pickled with. It stands for nothing but itself. */
export interface PickleName {
  readonly name: (typeof names)[number];
}

/** What Python would make by calling a function and setting the state of what it gives. Nothing is called here. */
export interface PickleCall {
  readonly callee: PickleName;
  readonly args: readonly PickleValue[];
  /** Set at most once. */
  state: PickleValue | undefined;
}

/** What a pickle can hold here. Strings are bytes of the file, lists and tuples are arrays. */
export type PickleValue =
  | null
  | boolean
  | number
  | Uint8Array
  | PickleValue[]
  | Map<string, PickleValue>
  | PickleName
  | PickleCall;

/** Whether a name is one of those that arrays are pickled with. */
export function isPickleName(name: string): name is PickleName["name"] {
  return (names as readonly string[]).includes(name);
}

/** Whether a value is a note of a call. */
export function isCall(value: PickleValue | undefined): value is PickleCall {
  return typeof value === "object" && value !== null && "callee" in value;
}
