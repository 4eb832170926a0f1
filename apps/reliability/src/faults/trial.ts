import { RandomState } from "@dz/ndarray";
import { type Finding, diagnose } from "@dz/probes";
import type { Kind } from "./kinds.ts";
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
    optimizer: optimizerNames[Math.floor(number / series.length / modelNames.length) % optimizerNames.length] as Lesson["optimizer"],
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
  const own = plants[set];
  const clean = cleanLesson(set, number);
  return {
    ...clean,
    ...(fault === "nothingToLearn" ? { series: noise(clean.seed) } : {}),
    model: models[number % models.length] as Lesson["model"],
    optimizer: optimizers[Math.floor(number / models.length) % optimizers.length] as Lesson["optimizer"],
    ...lesson,
    plant: own[number % own.length] as Lesson["plant"],
  };
}

/** What is found in a lesson. */
export function found(lesson: Lesson): Finding[] {
  return diagnose(learn(lesson).seen());
}
