/** How a program of this repository is started, in a clone in which nothing is installed yet. */
const start = (name: string): string => `npx --yes pnpm@12 --filter ${name} start`;

/** How this command is typed: the beginning of all commands that it prints and keeps. */
export const program: string = start("sin-rnn");

/** How the command is typed that shows runs. */
export const plotsProgram: string = start("plots");
