/** The number of steps per unit in packed predictions. */
export const STEPS = 10_000;

/** Stands for a prediction that is NaN. */
export const NOT_A_NUMBER = -32_768;

/** The byte before a difference that does not fit into one byte: three bytes follow. */
export const WIDE = 255;

/**
 * Decodes the predictions of one run, in the form of `pack`: rows of `points` numbers, rounded to 4 digits after the
 * point. Each number is stored as the difference from the line through the two before it.
 */
function decode(bytes: Uint8Array, points: number): Float32Array[] {
  const rows: Float32Array[] = [];
  let next = 0;
  while (next < bytes.length) {
    const row = new Float32Array(points);
    let last = 0;
    let slope = 0;
    for (let t = 0; t < points; t++) {
      let code = bytes[next++] ?? 0;
      if (code === WIDE) {
        code = (bytes[next] ?? 0) + 256 * (bytes[next + 1] ?? 0) + 65_536 * (bytes[next + 2] ?? 0);
        next += 3;
      }
      const difference = code % 2 === 0 ? code / 2 : -(code + 1) / 2;
      const value = last + slope + difference;
      slope = t === 0 ? 0 : value - last;
      last = value;
      row[t] = value === NOT_A_NUMBER ? Number.NaN : value / STEPS;
    }
    rows.push(row);
  }
  return rows;
}

/** Decodes base64, inflates, and decodes the predictions. */
export async function unpack(text: string, points: number): Promise<Float32Array[]> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return decode(new Uint8Array(await new Response(stream).arrayBuffer()), points);
}
