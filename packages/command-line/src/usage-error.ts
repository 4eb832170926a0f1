/** A usage error; the message is one line that says what is wrong, where, and how to correct it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
