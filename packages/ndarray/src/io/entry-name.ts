/**
 * The reason why a name in a file is not a parameter path such as `fc/W`, or null if it is one. Parameter paths are
 * harmless as file names.
 */
export function nameProblem(name: string): string | null {
  const parts = name.split("/");
  if (name === "") return "is empty";
  if (parts.includes("")) return "has an empty part";
  if (parts.includes(".") || parts.includes("..")) return 'has "." or ".." as a part';
  if (name.includes("\\")) return "has a backslash";
  if (/^[A-Za-z]:/.test(name)) return "begins with a drive letter";
  if (/\p{Cc}/u.test(name)) return "has a control character";
  if (!isUnicode(name)) return "is not valid Unicode";
  if (new TextEncoder().encode(name).length > MAX_BYTES) return "is too long";
  return null;
}

/** The longest name that fits into a zip archive with `.npy` appended. */
const MAX_BYTES = 0xffff - 4;

/** Whether a text has no unpaired surrogates, so that it can be encoded as UTF-8. */
export function isUnicode(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
