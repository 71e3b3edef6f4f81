/** How the starter speaks: sentences of bin/messages.mjs by name. `fail` prints one and ends the process. */
export type Terminal = {
  tell(name: string, values?: Readonly<Record<string, unknown>>): void
  fail(name: string, values?: Readonly<Record<string, unknown>>): never
}
