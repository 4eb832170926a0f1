/** Text from a file for an error message: quoted, printable ASCII only (`?` for anything else), and truncated. */
export function quoteBytes(bytes: Uint8Array): string {
  const cut = bytes.length > 60;
  return `"${asciiOf(cut ? bytes.subarray(0, 60) : bytes)}${cut ? "..." : ""}"`;
}

/** Bytes as text; bytes that are not printable ASCII become `?`. */
export function asciiOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += isPrintable(byte) ? String.fromCharCode(byte) : "?";
  return text;
}

/** Whether a byte is printable ASCII. */
export function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}

/** The bytes before the first zero, or all of them. */
export function untilZero(bytes: Uint8Array): Uint8Array {
  const zero = bytes.indexOf(0);
  return zero < 0 ? bytes : bytes.subarray(0, zero);
}
