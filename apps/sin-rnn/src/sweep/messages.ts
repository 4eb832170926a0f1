/** What a sweep and its processes say to each other. */
import type { PlannedRun } from "./plan.ts";

/** A run to be made, in the folder of a sweep. */
export interface Task {
  readonly out: string;
  readonly run: PlannedRun;
  /** The epoch after which the run waits, as a part of a search; null for its end. */
  readonly until: number | null;
  readonly tensorboard: boolean;
}

/** How a run has ended: it is done, was asked to stop before, or has failed. */
export type Outcome =
  | { readonly kind: "done"; readonly bestLoss: number; readonly bestEpoch: number; readonly seconds: number }
  | { readonly kind: "stopped" }
  /** Another process is at it. */
  | { readonly kind: "busy"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** To a process. */
export type Request = { readonly type: "run"; readonly task: Task } | { readonly type: "stop" };

/** From a process. */
export type Report =
  | { readonly type: "epoch"; readonly epoch: number; readonly epochs: number; readonly loss: number }
  | { readonly type: "ended"; readonly outcome: Outcome };
