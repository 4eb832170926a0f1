interface Host {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  readonly Deno?: {
    readonly permissions: { querySync(of: { name: "env"; variable: string }): { readonly state: string } };
  };
}

/** A setting from the environment, in hosts that have one and let it be read; no host is asked for a permission. */
export function setting(name: string): string | undefined {
  const { process, Deno } = globalThis as Host;
  try {
    // Deno would ask at the terminal for a permission that the program does not have.
    if (Deno !== undefined && Deno.permissions.querySync({ name: "env", variable: name }).state !== "granted") return;
    return process?.env?.[name];
  } catch {
    return;
  }
}
