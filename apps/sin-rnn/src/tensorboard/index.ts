export function writeEvents(_: string): void {
  throw new Error("not there yet");
}
