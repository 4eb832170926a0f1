import { DzError } from "@dz/ndarray";
import type { Steps } from "./steps.ts";

/** A run folder that cannot be written, or whose content is not valid. */
export class RunError extends DzError {
  static override get name(): string {
    return "RunError";
  }
}

/** The meaning of a failed system call in words; for unexpected codes the message of the system, in one line. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "EROFS":
      return "the file system is read-only";
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full";
    case "ENOENT":
      return "no such file or folder";
    case "ENOTDIR":
      return "a part of the path is a file, not a folder";
    case "EISDIR":
      return "it is a folder, not a file";
    case "ENAMETOOLONG":
      return "the name is too long";
    default:
      return (message ?? String(error)).replace(/\s+/g, " ");
  }
}

/** Makes a system call; if it fails, throws a {@link RunError} that begins with `failure`. */
export function attempt<T>(failure: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw inWords(failure, error);
  }
}

/** The same for work with syncs. */
export function* attempting<T>(failure: string, work: Steps<T>): Steps<T> {
  try {
    return yield* work;
  } catch (error) {
    throw inWords(failure, error);
  }
}

/** The error of a system call as a {@link RunError}; any other as it is. */
function inWords(failure: string, error: unknown): unknown {
  return error instanceof Error && "code" in error ? new RunError(`${failure}, ${reason(error)}`) : error;
}

/**
 * Text from a file for an error message: quoted, in one line, without invisible characters, truncated if it is long.
 */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return JSON.stringify(short).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u{${(char.codePointAt(0) as number).toString(16)}}`,
  );
}
