import { visible } from "@dz/text";

/** A text as it was typed; cut if it is long, quoted if it has invisible characters or line ends. */
export function shown(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return /^[!-~…]+$/.test(short) ? short : visible(JSON.stringify(short));
}
