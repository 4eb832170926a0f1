/** A command that was typed wrong; the message is one line that says what, where, and how to mend it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
