import type { Figure } from "../figure.ts";
/** The text with every number that has a point, inside of tags, rounded to two digits after it. */
export declare function roundNumbers(svg: string): string;
/**
 * Throws if the picture is not the one that is kept; then the new one is beside it, as `<name>-changed.svg`. `folder` is
 * where they are kept.
 */
export declare function comparePicture(name: string, svg: string, folder?: string): void;
/** The same for the words and the table of a figure: a title, a sentence, and rows in columns. */
export declare function compareWords({ id, title, description, table }: Figure, folder?: string): void;
//# sourceMappingURL=picture.d.ts.map
