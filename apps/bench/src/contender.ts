/** Something that does one epoch of the job at a time; both return the mean loss. */
export interface Contender {
  train(): number;
  test(): number;
}
