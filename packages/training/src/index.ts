/**
 * The trainings of the command as a library: the article's job with its settings, its epochs, and the state from which it
 * continues bitwise. It needs no Node. Series are in `@dz/training/series`.
 *
 * @module
 */
export { GradientNorm } from "./gradient-norm.ts";
export { createJob, type Job, precisions, type SineJob } from "./job.ts";
export {
  articleSettings,
  defaultLr,
  models,
  optimizerNames,
  precisionNames,
  schedules,
  settingsWith,
  type TrainingSettings,
} from "./settings.ts";
export { copyState, loadState, type State, saveState } from "./state/job-state.ts";
export { type Epoch, type EpochNumbers, testModel, train } from "./train.ts";
