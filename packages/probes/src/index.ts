/**
 * Probes: what a finished run is asked, by training again, by reading the network's answers, and by looking at its state.
 * They need no file system, so a page can use them.
 *
 * @module
 */
export type { Answer, BarChart, Chart, ChartAxis, LineChart, MapChart, Message, Question } from "./answer.ts";
export { questions } from "./answer.ts";
export { catalogue, type MessageKey } from "./catalogue/catalogue.ts";
export { languageOf } from "./catalogue/language-of.ts";
export { questionKeys } from "./catalogue/question-words.ts";
export { tell } from "./catalogue/tell.ts";
export { type Language, languages } from "./catalogue/words.ts";
export { type Explanation, type ExplanationAbout, formatExplanation, parseExplanation } from "./explanation.ts";
export type { Probe, Probed, ProbeOptions } from "./probe.ts";
export { probes } from "./probes.ts";
export { type Replay, replay } from "./replay/replay.ts";
export type { Change, EpochNumbers, Snapshot, Subject, Training } from "./subject.ts";
export { type SeriesRun, seriesSubject } from "./subjects/series-subject.ts";
export { type SineRun, sineSubject } from "./subjects/sine-subject.ts";
export { comparable, quantile } from "./sure/band.ts";
export type { About, Seen } from "./watch/seen.ts";
export { targetLookup } from "./watch/target-lookup.ts";
export { Watch, type Watched } from "./watch/watch.ts";
export { diagnose, type Finding } from "./wrong/diagnose.ts";
export { faults } from "./wrong/rules/rules.ts";
