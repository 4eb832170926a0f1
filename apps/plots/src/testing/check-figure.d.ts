import type { Figure } from "../figure.ts";
/** Throws if a figure is not as every figure is, is not made alike twice, or is not the picture and the words that are kept. */
export declare function checkFigure(make: () => Figure): void;
/** Throws if the text is not one element, in which every tag is closed and no attribute or number is broken. */
export declare function checkMarkup(svg: string): void;
//# sourceMappingURL=check-figure.d.ts.map
