/**
 * Unique names and labels of runs: from model and optimizer, then from the settings that differ, then from the seed,
 * and if nothing differs from a number.
 *
 * @module
 */
import type { Setting } from "@dz/runs";
import { visible } from "@dz/text";
import type { ReportRun } from "./report-data.ts";

const models: Readonly<Record<string, string>> = { rnn: "SimpleRNN", mlp: "MLP", lstm: "LSTM", gru: "GRU" };
const optimizers: Readonly<Record<string, string>> = {
  adam: "Adam",
  sgd: "SGD",
  momentum: "MomentumSGD",
  adagrad: "AdaGrad",
  adadelta: "AdaDelta",
  adamw: "AdamW",
  rmsprop: "RMSprop",
};

/** The names of a run. */
export type Names = Pick<ReportRun, "name" | "label" | "model" | "optimizer">;

/** The names of runs, in their order; `series` has the names of the series that they learned, undefined for the sine. */
export function nameRuns(
  configs: readonly ReportRun["config"][],
  series: readonly (string | undefined)[] = [],
): Names[] {
  const kinds = configs.map(({ settings }, i) => {
    const learned = series[i];
    const [model, optimizer] = [String(settings.model ?? "unknown"), String(settings.optimizer ?? "unknown")];
    return {
      slug: fileName([model, optimizer, learned ?? []].flat().join("-")),
      on: learned === undefined ? "" : ` on ${shown(learned, 60)}`,
      model: own(models, model) ?? shown(model, 60),
      optimizer: own(optimizers, optimizer) ?? shown(optimizer, 60),
    };
  });
  const plain = kinds.map(({ model, optimizer, on }) => `${model} + ${optimizer}${on}`);
  const withSettings = plain.map((label, i) => {
    const alike = configs.filter((_, j) => plain[j] === label);
    const keys = Object.keys((configs[i] as ReportRun["config"]).settings).filter((key) => {
      return !SILENT.has(key) && new Set(alike.map(({ settings }) => told(key, settings[key]))).size > 1;
    });
    const { settings } = configs[i] as ReportRun["config"];
    return shown([label, ...keys.map((key) => `${key} ${told(key, settings[key]) ?? "none"}`)].join(", "), 400);
  });
  const withSeeds = withSettings.map((label, i) => {
    const alike = configs.filter((_, j) => withSettings[j] === label);
    const differ = new Set(alike.map(({ seed }) => seed)).size > 1;
    return differ ? `${label}, seed ${configs[i]?.seed}` : label;
  });
  const labels = numbered(withSeeds, (label, n) => `${label} (${n})`);
  const names = numbered(
    kinds.map(({ slug }) => slug),
    (slug, n) => `${slug}-${n}`,
  );
  return kinds.map(({ model, optimizer }, i) => ({
    name: names[i] as string,
    label: labels[i] as string,
    model,
    optimizer,
  }));
}

/** Settings that change nothing in what is learned, or that the report says in other words. */
const SILENT: ReadonlySet<string> = new Set(["keepPredictions", "keepCheckpoints", "scheduleFrom"]);

/** The settings that are other ones than those of another run, as labels say them: `lr 0.0001`. */
export function changes(
  { settings }: ReportRun["config"],
  { settings: others }: Pick<ReportRun["config"], "settings">,
): string[] {
  const names = Object.keys({ ...others, ...settings }).filter((key) => {
    return !SILENT.has(key) && told(key, settings[key]) !== told(key, others[key]);
  });
  return names.map((key) => shown(`${key} ${told(key, settings[key]) ?? "none"}`, 100));
}

/** The names of the settings of which runs have several values, without those that change nothing in what is learned. */
export function variedSettings(configs: readonly Pick<ReportRun["config"], "settings">[]): string[] {
  const names = new Set(configs.flatMap(({ settings }) => Object.keys(settings)));
  return [...names].filter((name) => {
    return !SILENT.has(name) && new Set(configs.map(({ settings }) => told(name, settings[name]))).size > 1;
  });
}

/** What a label says of a setting: of the path of the data only the name of the file. */
export function told(key: string, value: Setting | undefined): Setting {
  return key === "data" && typeof value === "string" ? (value.split(/[\\/]/).at(-1) as string) : effective(value);
}

/** The value of a setting; every value that means "off" equals that of an older run without the setting. */
export function effective(value: Setting | undefined): Setting {
  return value === undefined || value === false || value === "none" ? null : value;
}

/**
 * A text with invisible characters made visible and at most `most` characters, since the files of runs may contain
 * names of any length.
 */
export function shown(text: string, most: number): string {
  const characters = [...visible(text.slice(0, 2 * most))];
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : characters.join("");
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** A text as a part of a file name and a link: lower-case letters, digits and `-`, of limited length. */
export function fileName(text: string): string {
  const plain = text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return plain.replace(/^-+/, "").slice(0, 60).replace(/-+$/, "") || "run";
}

/** The texts, with a number appended to each that occurs already, the first that makes it unique. */
function numbered(texts: readonly string[], add: (text: string, n: number) => string): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    let unique = text;
    for (let n = 2; taken.has(unique); n++) unique = add(text, n);
    taken.add(unique);
    return unique;
  });
}
