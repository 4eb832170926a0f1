/** The day of a number, from the first of January 2024 on. */
export function day(t: number): string {
  return new Date(Date.UTC(2024, 0, 1 + t)).toISOString().slice(0, 10);
}

/** A CSV file of sales with a season of a week and a trend, from one day to another, without the latter. */
export function sales(from: number, to: number): string {
  const value = (t: number): string =>
    (20 + 0.05 * t + 5 * Math.sin((2 * Math.PI * t) / 7) + Math.sin(t * t)).toFixed(2);
  const rows = Array.from({ length: to - from }, (_, i) => `${day(from + i)},${value(from + i)}\n`);
  return `date,sales\n${rows.join("")}`;
}
