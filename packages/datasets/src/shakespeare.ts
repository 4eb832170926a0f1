import { fromTypedArray, getItem, type OptionTable, readOptions, shown, slice, ValueError } from "@dz/ndarray";
import { Dataset, type DatasetArrays, type DatasetOptions, datasetOptions } from "./dataset.ts";

/** Options of {@link Shakespeare}. */
export type ShakespeareOptions = Omit<DatasetOptions<number>, "train">;

const shakespeareOptions = {
  transform: datasetOptions.transform,
  targetTransform: datasetOptions.targetTransform,
} satisfies OptionTable<ShakespeareOptions>;

/** A text as character numbers. */
interface EncodedText {
  readonly ids: Int32Array<ArrayBuffer>;
  readonly charToId: ReadonlyMap<string, number>;
}

/**
 * A text to be continued: each example is the number of a character (int32, shape []) and that of the next one.
 * Characters (code points) are numbered by first appearance. Any text will do, not only Shakespeare's.
 */
export class Shakespeare extends Dataset<number, ShakespeareOptions> {
  static override get name(): string {
    return "Shakespeare";
  }

  /** The number of each character. */
  readonly charToId: ReadonlyMap<string, number>;
  /** The character of each number. */
  readonly idToChar: readonly string[];
  private readonly ids: Int32Array<ArrayBuffer>;

  /**
   * Takes any text; DeZero uses the plays in char-rnn's `tinyshakespeare/input.txt`. Throws {@link ValueError} for a text
   * of fewer than two characters.
   */
  constructor(text: string, options?: ShakespeareOptions) {
    readOptions("Shakespeare", shakespeareOptions, options);
    super(options);
    const { ids, charToId } = encode(text);
    this.ids = ids;
    this.charToId = charToId;
    this.idToChar = [...charToId.keys()];
  }

  protected override prepare(): DatasetArrays {
    const series = fromTypedArray(this.ids, [this.ids.length]);
    return { data: getItem(series, slice(null, -1)), label: getItem(series, slice(1)) };
  }
}

function encode(text: string): EncodedText {
  if (typeof text !== "string") throw new ValueError(`Shakespeare: expected a text, got ${shown(text)}`);
  const charToId = new Map<string, number>();
  const characters = [...text];
  if (characters.length < 2) {
    throw new ValueError(`Shakespeare: a text of ${characters.length} characters has none that follows another`);
  }
  const ids = Int32Array.from(characters, (character) => {
    const id = charToId.get(character) ?? charToId.size;
    charToId.set(character, id);
    return id;
  });
  return { ids, charToId };
}
