import type { Answer } from "@dz/probes";

/** Answers with each kind of chart, and values that a reader could not know in advance. */
export const answersFixture: readonly Answer[] = [
  {
    question: "good",
    answer: { key: "goodDiverged", values: { baseline: { key: "goodPersistence" }, best: 7.9e-5 } },
    details: [{ key: "goodEarly", values: { steps: 2 } }],
    chart: {
      kind: "bars",
      title: { key: "goodTitle" },
      value: { label: { key: "loss" }, log: true },
      bars: [
        { name: { key: "theNetwork" }, value: 0.002, low: 0.001, high: 0.003, main: true },
        { name: { key: "goodPersistence" }, value: 7.9e-5 },
        { name: { key: "goodFloor" }, value: 0 },
      ],
    },
  },
  {
    question: "where",
    answer: { key: "whereEven" },
    details: [],
    chart: {
      kind: "lines",
      title: { key: "whereErrorTitle" },
      x: { label: { key: "step" } },
      y: { label: { key: "squaredError" }, log: true },
      lines: [
        { name: { key: "whereWarm" }, x: [0, 1, 2], y: [0.1, Number.NaN, 0.3] },
        { name: { key: "whereCold" }, x: [0, 2], y: [0.2, 0.1], as: "dashed" },
        { name: { key: "text", values: { text: "<b>&amp;" } }, x: [1], y: [1], as: "points" },
      ],
    },
    more: [
      {
        kind: "map",
        title: { key: "whereMapTitle" },
        rows: { label: { key: "step" }, names: [0.5, 1] },
        columns: { label: { key: "epoch" }, names: ["0 π", { key: "epoch" }] },
        values: [
          [1, 10],
          [100, Number.NaN],
        ],
        value: { label: { key: "loss" }, log: true },
      },
    ],
  },
];
