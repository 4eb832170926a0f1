/**
 * What keeps a name in a file from being a parameter path such as `fc/W`, which stays harmless even if it is made a file
 * name; null if nothing does.
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

/** So that a zip archive has room for it, with `.npy` at its end. */
const MAX_BYTES = 0xffff - 4;

/** Whether a text has no half of a pair of surrogates, so that it can be written as UTF-8. */
export function isUnicode(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
