import { writeFileSync } from "node:fs";
import { UsageError } from "@dz/command-line";

/** Writes the file that `--out` names. Throws {@link UsageError} if there is one already, or it cannot be written. */
export function writeNewFile(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content, { flag: "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === "EEXIST" ? "exists already and is not overwritten; choose another name" : `cannot be written, ${code}`;
    throw new UsageError(`--out ${path}: ${why}`);
  }
}
