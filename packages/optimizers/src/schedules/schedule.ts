/**
 * The factor of the learning rate as a function of the step, counted from 0. The caller decides whether a step is an
 * update or an epoch. Schedules are pure, so that `(t) => f(t) * g(t)` is one, too.
 */
export type Schedule = (step: number) => number;
