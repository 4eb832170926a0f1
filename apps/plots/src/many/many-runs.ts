import type { Setting as SettingValue } from "@dz/runs";
import { effective, nameRuns } from "../names.ts";
import type { ReportRun } from "../report-data.ts";
import { medianOf } from "./quantiles.ts";

/** A run among many: its losses, without predictions. */
export interface ManyRun {
  readonly folder: string;
  readonly config: ReportRun["config"];
  /** The loss of each epoch on what is held out. */
  readonly losses: Float64Array;
  /** The lowest of them; NaN if none is finite. */
  readonly best: number;
}

/** The runs of one setting, which differ in their seeds alone. */
export interface SettingRuns {
  /** Unique, such as `SimpleRNN + Adam, lr 0.001`. */
  readonly label: string;
  /** The values of what varies among all settings. */
  readonly values: ReadonlyMap<string, SettingValue>;
  /** One for each seed, in the order of the seeds. */
  readonly runs: readonly ManyRun[];
  /** The median of their best losses; infinite if that is none. */
  readonly median: number;
}

/** Many runs, as a report shows them. */
export interface ManyRuns {
  /** The settings, those with the lowest median first. */
  readonly settings: readonly SettingRuns[];
  /** The run with the lowest loss. */
  readonly best: ManyRun;
  /** What the loss is called: `test` or `validation`. */
  readonly held: "test" | "validation";
  /** The number of runs that are not finished, or that a search has stopped; they are left out. */
  readonly unfinished: number;
  /** The runs that have failed, with their reasons. */
  readonly failed: readonly { readonly name: string; readonly reason: string }[];
}

/** More runs than this are many. */
export const MOST_SHOWN = 12;

/** The settings of runs with their seeds, the best first; of two runs with the same seed the first counts. */
export function settingsOf(runs: readonly ManyRun[]): SettingRuns[] {
  const groups = new Map<string, ManyRun[]>();
  for (const run of runs) {
    const key = JSON.stringify(toldSettings(run));
    const group = groups.get(key) ?? [];
    if (!group.some(({ config }) => config.seed === run.config.seed)) group.push(run);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  const firsts = all.map(([first]) => first as ManyRun);
  const labels = nameRuns(firsts.map(({ config }) => ({ ...config, seed: 0 })));
  const varied = variedIn(firsts);
  const settings = all.map((group, i): SettingRuns => {
    const { settings: values } = (firsts[i] as ManyRun).config;
    return {
      label: (labels[i] as { label: string }).label,
      values: new Map(varied.map((name) => [name, effective(values[name])])),
      runs: group.toSorted((a, b) => a.config.seed - b.config.seed),
      median: medianOf(group.map(({ best }) => (Number.isNaN(best) ? Number.POSITIVE_INFINITY : best))),
    };
  });
  return settings.toSorted((a, b) => (a.median === b.median ? 0 : a.median < b.median ? -1 : 1));
}

/** The settings of a run that change what is learned, in the order of their names. */
function toldSettings({ config: { settings } }: ManyRun): [string, SettingValue][] {
  const all = Object.entries(settings).map(([name, value]): [string, SettingValue] => [name, effective(value)]);
  const told = all.filter(([name, value]) => value !== null && !name.startsWith("keep"));
  return told.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** What is named first, where two settings vary together. */
const LEADING: readonly string[] = ["model", "optimizer"];

/**
 * The settings that are not the same in all runs, without those that another one decides: the step size of each optimizer where
 * every optimizer has its own.
 */
function variedIn(runs: readonly ManyRun[]): string[] {
  const value = (run: ManyRun, name: string): SettingValue => effective(run.config.settings[name]);
  const names = [...new Set([...LEADING, ...runs.flatMap((run) => toldSettings(run).map(([name]) => name))])];
  const varied = names.filter((name) => new Set(runs.map((run) => value(run, name))).size > 1);
  const decides = (one: string, other: string): boolean => {
    const pairs = new Set(runs.map((run) => JSON.stringify([value(run, one), value(run, other)])));
    return pairs.size === new Set(runs.map((run) => value(run, one))).size;
  };
  return varied.filter((name, i) => !varied.slice(0, i).some((before) => decides(before, name)));
}
