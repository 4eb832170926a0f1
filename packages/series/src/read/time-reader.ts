import { shownText } from "./shown-text.ts";
import type { TimeForm } from "./time-form.ts";
import { type Groups, monthName, type TimePattern, timeOf, timePatterns } from "./time-pattern.ts";

/** Counts of seconds are below this, counts of milliseconds from it on: the year 5138, or March 1973. */
const MILLISECONDS_FROM = 1e11;

/** A smaller count since 1970 is more likely some other number: seconds from March 1973 on. */
const SECONDS_FROM = 1e8;

/** The last time that a Date has. */
const LATEST = 8.64e15;

/** Reads the times of one column, which are all written in one way. @internal */
export class TimeReader {
  readonly #pattern: TimePattern;
  readonly #template: string;
  readonly #zoned: boolean;
  #offset: number | null = null;

  constructor(pattern: TimePattern, template: string, zoned: boolean) {
    this.#pattern = pattern;
    this.#template = template;
    this.#zoned = zoned;
  }

  /** Milliseconds since 1970 UTC, whole ones, or NaN for a text that is not written like the others. */
  read(text: string): number {
    const groups = this.#pattern.form.exec(text)?.groups;
    if (groups === undefined) return Number.NaN;
    if (groups.epoch !== undefined) {
      return sinceEpoch(Number(groups.epoch), this.#template === "{milliseconds}");
    }
    const found = timeOf(groups);
    if (found === null || (found.offset !== null) !== this.#zoned) return Number.NaN;
    this.#offset = found.offset;
    return found.time;
  }

  get form(): TimeForm {
    return { template: this.#template, offset: this.#offset };
  }

  get name(): TimePattern["name"] {
    return this.#pattern.name;
  }

  /** Whether plain numbers are written like this, so that a column needs a name to be one of times. */
  get isNumber(): boolean {
    return this.#pattern.name === "year" || this.#pattern.name === "epoch";
  }
}

/** The time of a count, or NaN for one that is not of this kind. */
function sinceEpoch(count: number, milliseconds: boolean): number {
  const size = Math.abs(count);
  if (milliseconds) return size >= MILLISECONDS_FROM && size <= LATEST ? Math.round(count) : Number.NaN;
  return size >= SECONDS_FROM && size < MILLISECONDS_FROM ? Math.round(count * 1000) : Number.NaN;
}

/**
 * A reader for the way in which all of these texts are written, or null: also if they could have the day or the month first,
 * which only a day above the 12th shows.
 *
 * @internal
 */
export function timeReaderFor(texts: readonly string[]): TimeReader | null {
  if (texts.length === 0) return null;
  const readers = timePatterns.flatMap((pattern) => readerWith(pattern, texts) ?? []);
  const [first, second] = readers;
  return first?.name === "dayFirst" && second?.name === "monthFirst" ? null : (first ?? null);
}

function readerWith(pattern: TimePattern, texts: readonly string[]): TimeReader | null {
  const all = groupsOfAll(pattern, texts);
  if (all === null) return null;
  const zoned = all[0]?.zone !== undefined;
  const reader = new TimeReader(pattern, templateOf(pattern, all), zoned);
  return texts.some((text) => Number.isNaN(reader.read(text))) ? null : reader;
}

function groupsOfAll({ form }: TimePattern, texts: readonly string[]): Groups[] | null {
  const all: Groups[] = [];
  for (const text of texts) {
    const groups = form.exec(text)?.groups;
    if (groups === undefined) return null;
    all.push(groups);
  }
  return all;
}

/** The template of the most precise text, with fields as wide as they are written. */
function templateOf({ name, template }: TimePattern, all: readonly Groups[]): string {
  if (name === "epoch") {
    return all.every(({ epoch }) => Math.abs(Number(epoch)) >= MILLISECONDS_FROM) ? "{milliseconds}" : "{seconds}";
  }
  const parts = (groups: Groups): number => Object.values(groups).filter((part) => part !== undefined).length;
  const base = all.reduce((most, groups) => (parts(groups) > parts(most) ? groups : most));
  const form = template(base);
  const short = shortFields(all, form.includes("{name}"));
  return form
    .replace("{month}", short.has("month") ? "{M}" : "{MM}")
    .replace("{day}", short.has("day") ? "{D}" : "{DD}")
    .replace("{hour}", short.has("hour") ? "{H}" : "{HH}")
    .replace("{minute}", short.has("minute") ? "{m}" : "{mm}")
    .replace("{second}", short.has("second") ? "{s}" : "{ss}")
    .replace("{name}", all.some(isWholeName) ? "{Month}" : "{Mon}");
}

/**
 * The fields that are written without zeros in front. One with two digits in each text is like the others, and where nothing
 * shows it, without zeros beside the name of a month.
 */
function shortFields(all: readonly Groups[], named: boolean): Set<string> {
  const fields = ["month", "day", "hour", "minute", "second"];
  const short = fields.filter((field) => all.some((groups) => groups[field]?.length === 1));
  const padded = fields.filter((field) => all.some((groups) => groups[field]?.startsWith("0")));
  const others = short.length > 0 || (named && padded.length === 0);
  return new Set(fields.filter((field) => short.includes(field) || (others && !padded.includes(field))));
}

/** Whether a month is written out; "May" says nothing. */
function isWholeName({ name = "" }: Groups): boolean {
  return (
    name.length > 3 && Array.from({ length: 12 }, (_, i) => monthName(i).toLowerCase()).includes(name.toLowerCase())
  );
}

/** Why a text is no time, for a message. @internal */
export function whyNoTime(text: string): string {
  const shown = shownText(text);
  if (/^\d{1,2}([/.-])\d{1,2}\1\d{2,4}( |$)/.test(text)) {
    return `${shown} could have the day or the month first; write times such as 2000-01-31`;
  }
  return `${shown} is not a time that is read here, such as 2000-01-31, 2000-01-31T12:00, 2000-01, 2000Q1 or Jan 31 2000`;
}
