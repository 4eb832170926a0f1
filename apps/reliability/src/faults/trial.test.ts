import { faults } from "@dz/probes";
import { expect, test } from "vitest";
import { kinds } from "./kinds.ts";
import { type Lesson, modelNames } from "./lesson.ts";
import { lessonData } from "./lesson-data.ts";
import { cleanLesson, cleanTrainings, found, plantedLesson } from "./trial.ts";

const lesson: Lesson = { ...cleanLesson("tuning", 1), model: "rnn", streams: 3, epochs: 12, hidden: 8 };
const first = (of: Lesson): string | undefined => found(of)[0]?.fault;

test("every fault that has a rule is planted, with other strengths in each set or with none", () => {
  expect([...new Set(kinds.map(({ fault }) => fault))].sort()).toEqual([...faults].sort());
  for (const { plants } of kinds) {
    expect(plants.tuning.length).toBeGreaterThan(0);
    expect(plants["held-out"].length).toBeGreaterThan(0);
  }
});

test("the sets have no seed and no series in common, and a lesson is the same at each call", () => {
  const of = (set: "tuning" | "held-out"): Lesson[] => Array.from({ length: 20 }, (_, i) => cleanLesson(set, i));
  const names = (lessons: readonly Lesson[]): Set<string> => new Set(lessons.map(({ series }) => series.name));
  const [tuning, heldOut] = [of("tuning"), of("held-out")];
  expect([...names(tuning)].filter((name) => names(heldOut).has(name))).toEqual([]);
  expect(tuning.some(({ seed }) => heldOut.some((other) => other.seed === seed))).toBe(false);
  expect(of("held-out")).toEqual(heldOut);
  expect([...heldOut, ...tuning].every(({ series }) => series.values.every(Number.isFinite))).toBe(true);
  expect(new Set(heldOut.map(({ model }) => model))).toEqual(new Set(modelNames));
});

test("the article's four trainings are among the clean ones", () => {
  const names = cleanTrainings("held-out", 100, 0).map(({ name }) => name);
  expect(names.length).toBe(100);
  expect(names.filter((name) => name.startsWith("article")).length).toBe(4);
});

test("targets are the next value of the scaled series, and streams go on where others end", () => {
  const { train, scaler } = lessonData(lesson);
  const [a = [], b = []] = train.inputs;
  const { values } = lesson.series;
  expect(train.targets[0]?.[0]).toBe(a[1]?.[0]);
  expect((a[5]?.[0] as number) * scaler.scale + scaler.shift).toBeCloseTo(values[5] as number, 10);
  expect((b[0]?.[0] as number) * scaler.scale + scaler.shift).toBeCloseTo(values[a.length] as number, 10);
});

test("nothing is found in a lesson, and what is planted in it is", () => {
  expect(first(lesson)).toBeUndefined();
  expect(first({ ...lesson, plant: { shuffle: "pairs" } })).toBe("orderShuffled");
  expect(first({ ...lesson, plant: { cut: true } })).toBe("layerWithoutGradient");
  expect(first({ ...lesson, plant: { ascend: "gradients" } })).toBe("gradientAscent");
  expect(first({ ...lesson, plant: { dropoutInTest: true } })).toBe("dropoutInTest");
  expect(first({ ...lesson, model: "mlp", plant: { deadBias: 20 } })).toBe("unitsDead");
});

test("a kind has the networks and settings that it needs", () => {
  for (const kind of kinds) {
    const { model, optimizer, plant } = plantedLesson("held-out", kind, 3);
    expect(kind.models ?? [model]).toContain(model);
    expect(kind.optimizers ?? [optimizer]).toContain(optimizer);
    expect(kind.plants["held-out"]).toContain(plant);
  }
});
