/** Names for the tensors and nodes of a graph: each is given once. */
export class Names {
  private readonly counts = new Map<string, number>();

  /** `wanted`, or with a number behind it if it is taken: `MatMul`, `MatMul_1`. */
  unused(wanted: string): string {
    const count = this.counts.get(wanted);
    this.counts.set(wanted, (count ?? 0) + 1);
    return count === undefined ? wanted : this.unused(`${wanted}_${count}`);
  }
}
