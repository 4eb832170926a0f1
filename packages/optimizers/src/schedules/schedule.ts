/**
 * What a learning rate is multiplied by, as a function of the step: the factor of step 0 comes first. Steps are what the
 * caller counts, updates or epochs. Schedules are pure, so `(t) => f(t) * g(t)` is one, too.
 */
export type Schedule = (step: number) => number;
