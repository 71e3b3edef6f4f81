/** What the address of the keyword page says. */
export type KeywordSearch = {
  readonly instansi?: number
  /** The rule that is open; `baru` while one is being written. */
  readonly aturan?: number | 'baru'
  /** How many days back the test bench looks; 7 where left out. */
  readonly hari?: 30
}

/** Reads the address, dropping whatever it does not understand. */
export function readKeywordSearch(raw: Record<string, unknown>): KeywordSearch {
  const agency = readId(raw.instansi)
  const rule = raw.aturan === 'baru' ? 'baru' as const : readId(raw.aturan)
  return {
    ...(agency === undefined ? {} : { instansi: agency }),
    ...(rule === undefined ? {} : { aturan: rule }),
    ...(String(raw.hari) === '30' ? { hari: 30 as const } : {}),
  }
}

function readId(raw: unknown): number | undefined {
  const id = typeof raw === 'number' || (typeof raw === 'string' && raw !== '') ? Number(raw) : NaN
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}
