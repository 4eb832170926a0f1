import { articleSettings, settingsWith, type TrainingSettings } from "../settings.ts";

/** Settings written as arguments of the command, such as `--model lstm --lr 0.1`, and whether `--keep-best` is among them. */
export function settingsOf(...args: string[]): TrainingSettings & { readonly keepBest: boolean } {
  const change: Record<string, string | number> = {};
  let keepBest = false;
  for (let i = 0; i < args.length; i++) {
    const name = (args[i] as string).replace(/^--/, "");
    if (name === "keep-best") {
      keepBest = true;
      continue;
    }
    if (!(name in articleSettings)) throw new Error(`there is no setting ${name}`);
    const text = args[++i] as string;
    change[name] = Number.isNaN(Number(text)) ? text : Number(text);
  }
  return { ...settingsWith(change as Partial<TrainingSettings>), keepBest };
}
