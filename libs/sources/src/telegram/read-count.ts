const factors: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 }

/** `1.2K` → 1200, `3M` → 3000000, `12 345` → 12345; null for anything else, since unknown is not 0. */
export const readCount = (shown: string | null): number | null => {
  const found = /^(\d+(?:[.,]\d+)?)([km])?$/i.exec((shown ?? '').replace(/\s/gu, ''))
  if (!found) return null
  const factor = factors[(found[2] ?? '').toLowerCase()]
  if (factor === undefined) return /[.,]/.test(found[1]!) ? null : Number(found[1])
  return Math.round(Number(found[1]!.replace(',', '.')) * factor)
}
