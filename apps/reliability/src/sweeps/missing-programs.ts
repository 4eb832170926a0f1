import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Programs of the system by name, each with the package of Debian that has it. */
type Needed = Readonly<Record<string, string>>;

/** Where daemons are, which is not in the PATH of every user. */
const SYSTEM = ["/usr/sbin", "/sbin"];

/** The folders in which programs are sought. */
export function programFolders(path: string = process.env.PATH ?? ""): string[] {
  return [...path.split(delimiter).filter((folder) => folder !== ""), ...SYSTEM];
}

/** One line about the programs that are not there, and how to install them; null if all are there. */
export function missingText(needed: Needed, folders: readonly string[] = programFolders()): string | null {
  const missing = Object.keys(needed).filter((name) => !folders.some((folder) => isProgram(join(folder, name))));
  if (missing.length === 0) return null;
  const packages = new Set(missing.map((name) => needed[name] as string));
  const verb = missing.length === 1 ? "is" : "are";
  return `${missing.join(", ")} ${verb} not installed; on Debian: apt-get install ${Array.from(packages).join(" ")}`;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
