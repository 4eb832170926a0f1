import { basename, dirname } from "node:path";
import { comparable } from "@dz/probes";
import { nameRuns, told, variedSettings } from "../names.ts";
import { spreadOf } from "../stats/spread.ts";
import type { Failure, Sweep, SweptRun, SweptSetting } from "./many-runs.ts";

/** The most runs that a report shows one by one. */
export const MOST_SHOWN = 12;

/** The runs that may be compared: those on the sine, and those on the same parts of the same series. */
function comparableRuns(runs: readonly SweptRun[]): SweptRun[][] {
  return grouped(runs, ({ series }) => series?.units ?? "");
}

/** The runs of each key, in the order of their first runs. */
function grouped(runs: readonly SweptRun[], key: (run: SweptRun) => string): SweptRun[][] {
  const groups = new Map<string, SweptRun[]>();
  for (const run of runs) {
    const group = groups.get(key(run));
    if (group === undefined) groups.set(key(run), [run]);
    else group.push(run);
  }
  return [...groups.values()];
}

/** Whether runs are too many to be shown one by one, and have several settings and several seeds to be compared by. */
export function areMany(runs: readonly SweptRun[]): boolean {
  if (runs.length <= MOST_SHOWN) return false;
  return comparableRuns(runs).some((group) => {
    const settings = bySetting(group, variedOf(group));
    return settings.length > 1 && settings.some((each) => new Set(each.map(({ config }) => config.seed)).size > 1);
  });
}

function variedOf(runs: readonly SweptRun[]): string[] {
  return variedSettings(runs.map(({ config }) => config));
}

/** The runs of each setting, in the order of their first runs. */
function bySetting(runs: readonly SweptRun[], varied: readonly string[]): SweptRun[][] {
  const key = ({ config: { settings } }: SweptRun): string =>
    JSON.stringify(varied.map((name) => told(name, settings[name])));
  return grouped(runs, key);
}

/** The sweeps of runs. Runs that have failed count by the names of their folders, which end with their seeds. */
export function sweepsOf(runs: readonly SweptRun[], failures: readonly Failure[]): Sweep[] {
  return comparableRuns(runs).map((group, i) => {
    const [first] = group as [SweptRun];
    const varied = variedOf(group);
    const groups = bySetting(group, varied);
    const names = nameRuns(
      groups.map(([run]) => (run as SweptRun).config),
      groups.map(([run]) => run?.series?.name),
    );
    const on = first.series === undefined ? "" : ` on ${first.series.name}`;
    const settings = groups.map((each, k) => {
      const label = names[k]?.label ?? "";
      return settingOf(each, label.replace(on, ""), varied, failures);
    });
    const ranked = settings.toSorted((a, b) => {
      const [x, y] = [rankOf(a), rankOf(b)];
      return x === y ? 0 : x - y;
    });
    return {
      suffix: i === 0 ? "" : `-${i + 1}`,
      of: on,
      held: first.series === undefined ? "test" : "validation",
      varied,
      settings: [...ranked.filter(({ runs }) => runs.length > 0), ...ranked.filter(({ runs }) => runs.length === 0)],
      best: bestOf(ranked),
    };
  });
}

function settingOf(
  all: readonly SweptRun[],
  label: string,
  varied: readonly string[],
  failures: readonly Failure[],
): SweptSetting {
  const failed = new Set(failures.map(({ folder }) => folder));
  const stems = new Set(all.map(({ folder }) => stemOf(folder)));
  const seeds = new Map<number, SweptRun>();
  for (const run of all) if (run.finished && !seeds.has(run.config.seed)) seeds.set(run.config.seed, run);
  const { settings } = (all[0] as SweptRun).config;
  return {
    label,
    values: Object.fromEntries(varied.map((name) => [name, told(name, settings[name])])),
    runs: [...seeds.values()].toSorted((a, b) => a.config.seed - b.config.seed),
    unfinished: all.filter(({ finished, folder }) => !finished && !failed.has(folder)).length,
    failed: failures.filter(({ folder }) => stems.has(stemOf(folder))).length,
  };
}

/** A folder of a run without its seed. */
function stemOf(folder: string): string {
  return `${dirname(folder)}/${basename(folder).replace(/-?seed\d+$/, "")}`;
}

function rankOf({ runs }: SweptSetting): number {
  return runs.length === 0 ? Number.POSITIVE_INFINITY : spreadOf(runs.map(({ best }) => best)).median;
}

function bestOf(settings: readonly SweptSetting[]): Sweep["best"] {
  let found: { best: number; folder: string; label: string } | null = null;
  for (const { label, runs } of settings) {
    for (const { best, folder, config } of runs) {
      if (found !== null && !(comparable(best) < found.best)) continue;
      found = { best: comparable(best), folder, label: `${label}, seed ${config.seed}` };
    }
  }
  return found === null ? null : { folder: found.folder, label: found.label };
}
