/** Arguments quoted for a shell, in one line. */
export function quoted(args: readonly string[]): string {
  return args.map(quote).join(" ");
}

function quote(arg: string): string {
  if (/^[\w./=:@,+-]+$/.test(arg)) return arg;
  if (!/\p{Cc}/u.test(arg)) return `'${arg.replaceAll("'", "'\\''")}'`;
  const escaped = arg.replace(/[\\']/g, "\\$&");
  return `$'${escaped.replace(/\p{Cc}/gu, (c) => `\\x${(c.codePointAt(0) as number).toString(16).padStart(2, "0")}`)}'`;
}
