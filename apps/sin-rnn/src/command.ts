/** The command that starts a program of this repository, in a clone without an installation. */
const start = (name: string): string => `npx --yes pnpm@12 --filter ${name} start`;

/** This command, the start of all commands that it prints and saves. */
export const program: string = start("sin-rnn");

/** The command that shows runs. */
export const plotsProgram: string = start("plots");
