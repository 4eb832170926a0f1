/** The dots of a braille character by row and column, as bits added to U+2800. */
const bits = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

/** A surface of dots, two by four in each character, on which later curves lie over earlier ones. */
export class Braille {
  readonly width: number;
  readonly height: number;
  private readonly columns: number;
  private readonly cells: Uint8Array;
  /** The curve that each character belongs to: the last one drawn there. */
  private readonly owners: Uint8Array;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.width = columns * 2;
    this.height = rows * 4;
    this.cells = new Uint8Array(columns * rows);
    this.owners = new Uint8Array(columns * rows);
  }

  /** Sets a dot of a curve, counted from the upper left; one outside is left out. */
  dot(x: number, y: number, curve: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const cell = (y >> 2) * this.columns + (x >> 1);
    this.cells[cell] = (this.cells[cell] as number) | (bits[y & 3]?.[x & 1] ?? 0);
    this.owners[cell] = curve;
  }

  /** Draws from one dot to another, with only every `every`-th dot. */
  line(from: readonly [x: number, y: number], to: readonly [x: number, y: number], curve: number, every: number): void {
    const steps = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]), 1);
    for (let step = 0; step <= steps; step++) {
      const at = (axis: 0 | 1): number => Math.round(from[axis] + ((to[axis] - from[axis]) * step) / steps);
      if ((at(0) + at(1)) % every === 0) this.dot(at(0), at(1), curve);
    }
  }

  /** A row of characters; `painted` gives each its colour by its curve. */
  row(row: number, painted: (text: string, curve: number) => string): string {
    let text = "";
    for (let i = row * this.columns; i < (row + 1) * this.columns; i++) {
      const cell = this.cells[i] as number;
      text += cell === 0 ? " " : painted(String.fromCharCode(0x2800 | cell), this.owners[i] as number);
    }
    return text;
  }
}
