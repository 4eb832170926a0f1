/** What lies between two losses: one loss after another, the first the training loss, each with one thing less in it. */
export interface Step<Name extends string> {
  /** What this loss is without, and the one before it was with. */
  readonly name: Name;
  readonly loss: number;
}

/** By how much a loss falls with one step: above 0 if what was left out had made it larger. */
export interface Term<Name extends string> {
  readonly name: Name;
  readonly size: number;
}

/** The terms of which `from − to` is the sum, where `to` is the last of the steps. */
export function termsOf<Name extends string>(from: number, steps: readonly Step<Name>[]): Term<Name>[] {
  return steps.map(({ name, loss }, i) => ({
    name,
    size: (i === 0 ? from : (steps[i - 1] as Step<Name>).loss) - loss,
  }));
}

/** The term that does most for the sign of a sum which is not 0: one has that sign. */
export function mainTerm<Name extends string>(terms: readonly Term<Name>[], sum: number): Term<Name> {
  return terms.reduce((a, b) => (b.size * sum > a.size * sum ? b : a));
}
