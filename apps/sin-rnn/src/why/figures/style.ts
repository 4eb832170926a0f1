import { type ChartAxis, type Language, type Message, tell } from "@dz/probes";
import { visible } from "@dz/text";
import { type Color, paint } from "../../terminal.ts";

/** How figures are drawn. */
export interface Style {
  /** The columns of a whole figure. */
  readonly columns: number;
  /** The rows of curves, without their axis. */
  readonly rows: number;
  /** Whether there may be colours. */
  readonly color: boolean;
  readonly language: Language;
}

/** A message in the language of a figure, in one line. */
export function told(message: Message, { language }: Pick<Style, "language">): string {
  return visible(tell(message, language));
}

/** A name of a row, a column or a curve. */
export function nameOf(name: number | string | Message, style: Style): string {
  if (typeof name === "object") return told(name, style);
  return typeof name === "number" ? told({ key: "figureNumber", values: { value: name } }, style) : visible(name);
}

/** A number in a figure. */
export function numeral(value: number, style: Style): string {
  return nameOf(value, style);
}

/** The label of an axis, which says if it is logarithmic. */
export function axisName({ label, log }: ChartAxis, style: Style): string {
  return log === true ? told({ key: "axisLog", values: { label } }, style) : told(label, style);
}

/** The text in a colour, if there may be colours. */
export function painted(text: string, color: Color, style: Pick<Style, "color">): string {
  return style.color && text !== "" ? paint(text, color) : text;
}
