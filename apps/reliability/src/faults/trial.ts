import { RandomState } from "@dz/ndarray";
import { diagnose, type Finding } from "@dz/probes";
import { articlePairs, foundInArticle } from "./article.ts";
import { type Kind, kinds } from "./kinds.ts";
import { learn } from "./learn.ts";
import { type Lesson, modelNames, optimizerNames } from "./lesson.ts";
import { noise, type SetName, seriesOf } from "./series.ts";

/** The first seed of each set: no lesson of one has a seed of the other. */
const FIRST_SEED: Readonly<Record<SetName, number>> = { tuning: 1000, "held-out": 50_000 };

/** A lesson of a set without a fault: its number decides on all settings. */
export function cleanLesson(set: SetName, number: number): Lesson {
  const seed = FIRST_SEED[set] + number;
  const random = new RandomState(seed);
  const of = <T>(all: readonly T[]): T => all[Math.floor(random.rand() * all.length)] as T;
  const series = seriesOf(set, seed);
  return {
    series: series[number % series.length] as Lesson["series"],
    model: modelNames[Math.floor(number / series.length) % modelNames.length] as Lesson["model"],
    optimizer: optimizerNames[
      Math.floor(number / series.length / modelNames.length) % optimizerNames.length
    ] as Lesson["optimizer"],
    hidden: of([8, 12, 16, 24]),
    streams: of([3, 4, 6]),
    bptt: of([8, 10, 15, 20]),
    epochs: 40,
    dropout: of([0, 0, 0, 0.1]),
    seed,
    plant: {},
  };
}

/** A lesson with a fault of a kind. */
export function plantedLesson(set: SetName, kind: Kind, number: number): Lesson {
  const { fault, plants, models = modelNames, optimizers = optimizerNames, lesson = {} } = kind;
  const clean = cleanLesson(set, number);
  const random = new RandomState(7919 * (kinds.indexOf(kind) + 1) + clean.seed);
  const of = <T>(all: readonly T[]): T => all[Math.floor(random.rand() * all.length)] as T;
  return {
    ...clean,
    ...(kind.needsPast === true ? { series: of(seriesOf(set, clean.seed).filter(({ needsPast }) => needsPast)) } : {}),
    ...(fault === "nothingToLearn" ? { series: noise(clean.seed) } : {}),
    model: of(models),
    optimizer: of(optimizers),
    ...lesson,
    plant: of(plants[set]),
  };
}

/** What is found in a lesson. */
export function found(lesson: Lesson): Finding[] {
  return diagnose(learn(lesson).seen());
}

/** A training without a fault, and what is found in it. */
export interface CleanTraining {
  readonly name: string;
  readonly findings: () => Finding[];
}

/** How many clean trainings there are for each one that is of the article, with its settings. */
const EACH_ARTICLE = 25;

/**
 * Trainings without a fault. The article's four pairs are among them, at least once each if there are as many, with a seed
 * of the set.
 */
export function cleanTrainings(set: SetName, count: number, skip: number): CleanTraining[] {
  const ofArticle = Math.min(count, Math.max(articlePairs.length, Math.floor(count / EACH_ARTICLE)));
  return Array.from({ length: count }, (_, i) => {
    const number = skip + i;
    if (i < ofArticle) {
      const pair = articlePairs[i % articlePairs.length] as (typeof articlePairs)[number];
      const seed = FIRST_SEED[set] + number;
      return {
        name: `article, ${pair.model}, ${pair.optimizer}, seed ${seed}`,
        findings: () => foundInArticle({ ...pair, seed }),
      };
    }
    const lesson = cleanLesson(set, number);
    const { series, model, optimizer, seed } = lesson;
    return { name: `${series.name}, ${model}, ${optimizer}, seed ${seed}`, findings: () => found(lesson) };
  });
}
