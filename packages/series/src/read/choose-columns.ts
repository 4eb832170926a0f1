import { SeriesError } from "../errors/series-error.ts";
import { nearestName } from "./nearest-name.ts";
import { shownText } from "./shown-text.ts";

/**
 * The index of a column that is chosen by its name or by its number from 1. Throws {@link SeriesError} for one that is not
 * there, with those that are, and for a name that several have.
 *
 * @internal
 */
export function columnIndex(names: readonly string[], column: string | number): number {
  if (typeof column === "string") {
    const first = names.indexOf(column);
    const second = names.indexOf(column, first + 1);
    if (first >= 0 && second >= 0) {
      throw new SeriesError(
        `columns ${first + 1} and ${second + 1} are both named ${shownText(column)}; choose by number`,
      );
    }
    if (first >= 0) return first;
  }
  const number = Number(column);
  if (/^\d+$/.test(String(column)) && number >= 1 && number <= names.length) return number - 1;
  const near = nearestName(String(column), names);
  const advice = near === null ? "" : `; did you mean ${shownName(near)}?`;
  throw new SeriesError(
    `there is no column ${shownName(String(column))}${advice}${advice ? " T" : "; t"}here are ${listed(names)}`,
  );
}

/** A name for a message: plain if it has only letters, digits and the like. @internal */
export function shownName(name: string): string {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_ .%()/-]{0,39}$/u.test(name) ? name : shownText(name);
}

/** Some names for a message: at most 20, and about 500 characters. */
function listed(names: readonly string[]): string {
  const shown: string[] = [];
  for (let room = 500; shown.length < Math.min(20, names.length) && room > 0; room -= (shown.at(-1) as string).length) {
    shown.push(shownName(names[shown.length] as string));
  }
  const more = names.length - shown.length;
  if (more > 0) shown.push(`${more} more`);
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/**
 * The places among the columns that are read of those that are known ahead. Throws {@link SeriesError} unless each of them is
 * read, and another one too.
 *
 * @internal
 */
export function placesAhead(
  names: readonly string[],
  indices: readonly number[],
  ahead: readonly (string | number)[],
): readonly number[] {
  const places = ahead.map((column) => {
    const place = indices.indexOf(columnIndex(names, column));
    if (place >= 0) return place;
    throw new SeriesError(`the column ${shownName(String(column))} is known ahead, but not among those that are read`);
  });
  if (new Set(places).size < indices.length) return places;
  throw new SeriesError("all columns that are read are known ahead; the option columns has to name another one");
}

/** Throws {@link SeriesError} if two of the columns that are read have one name. @internal */
export function refuseTwins(names: readonly string[], indices: readonly number[]): void {
  const seen = new Map<string, number>();
  for (const index of indices) {
    const name = names[index] as string;
    const before = seen.get(name);
    if (before === index) throw new SeriesError(`the column ${shownName(name)} is chosen twice`);
    if (before !== undefined) {
      throw new SeriesError(
        `columns ${before + 1} and ${index + 1} are both named ${shownName(name)}; read one of them, or rename it`,
      );
    }
    seen.set(name, index);
  }
}
