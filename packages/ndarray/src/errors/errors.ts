/**
 * The errors that dz throws on purpose. A message has the form `op: what is wrong, with the values`; the class gives
 * the kind of error, so that a program can distinguish a bad shape from a bad file.
 *
 * @module
 */

/** The base of all errors that dz throws on purpose. */
export class DzError extends Error {
  static override get name(): string {
    return "DzError";
  }

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** Shapes that do not fit together or do not fit the operation. */
export class ShapeError extends DzError {
  static override get name(): string {
    return "ShapeError";
  }
}

/** An axis that is out of range, repeated or missing. */
export class AxisError extends DzError {
  static override get name(): string {
    return "AxisError";
  }
}

/** An index or a label that is out of range or of a wrong kind. */
export class IndexError extends DzError {
  static override get name(): string {
    return "IndexError";
  }
}

/** An element type that the operation cannot use. */
export class DTypeError extends DzError {
  static override get name(): string {
    return "DTypeError";
  }
}

/** An argument outside its domain, or not of the kind that was expected. */
export class ValueError extends DzError {
  static override get name(): string {
    return "ValueError";
  }
}

/** An object that is not in a state that allows the call. */
export class StateError extends DzError {
  static override get name(): string {
    return "StateError";
  }
}

/** Bytes that are not a valid file of the format they should be in. */
export class FormatError extends DzError {
  static override get name(): string {
    return "FormatError";
  }
}

/**
 * A value that is NaN or infinite, found while `config.detectAnomaly` of `@dz/core` is set. Its `cause`, if there is
 * one, shows where the function was applied.
 */
export class AnomalyError extends DzError {
  static override get name(): string {
    return "AnomalyError";
  }

  constructor(message: string, options?: { cause?: unknown }) {
    super(message);
    if (options?.cause !== undefined) this.cause = options.cause;
  }
}

/** An array that fits neither into the memory that dz reserved nor into that of the host. */
export class OutOfMemoryError extends DzError {
  static override get name(): string {
    return "OutOfMemoryError";
  }
}
