type Decimal = 'comma' | 'point'

const factors: Readonly<Record<string, number>> = { k: 1e3, rb: 1e3, ribu: 1e3, jt: 1e6, juta: 1e6, mn: 1e6, b: 1e9, bn: 1e9, miliar: 1e9 }
/** A million in English, a miliar in Indonesian. */
const factorOf = (unit: string, decimal: Decimal): number | undefined => (unit === 'm' ? (decimal === 'comma' ? 1e9 : 1e6) : factors[unit])

/** Digits with their thousands marked, or none marked; the fraction as it stands. */
const split = (digits: string, decimal: Decimal): { readonly whole: string; readonly fraction: string } | null => {
  const [thousands, point] = decimal === 'comma' ? ['\\.', ','] : [',', '\\.']
  const found = new RegExp(`^(\\d{1,3}(?:${thousands}\\d{3})+|\\d+)(?:${point}(\\d+))?$`).exec(digits)
  if (found) return { whole: found[1]!.replace(/\D/g, ''), fraction: found[2] ?? '' }
  // `12.0`, as programs write a whole number, whatever the file's custom.
  const program = /^(\d+)\.(0|00)$/.exec(digits)
  return program && { whole: program[1]!, fraction: '' }
}

/**
 * A count as people and programs write it: `1.234`, `1,2 rb`, `1.2K`, `3 jt`, `12.0`. Null for what is none (a fraction of a person
 * is none either): unknown is not 0.
 */
export const readImportCount = (written: string, decimal: Decimal): number | null => {
  const found = /^([\d.,]+)([a-z]*)$/i.exec(written.replace(/[\s\u00a0'’+]/gu, ''))
  const parts = found && split(found[1]!, decimal)
  if (!found || !parts) return null
  const unit = found[2]!.toLowerCase()
  const factor = unit === '' ? 1 : factorOf(unit, decimal)
  if (factor === undefined || (factor === 1 && Number(parts.fraction) !== 0)) return null
  const count = Math.round(Number(`${parts.whole}.${parts.fraction}`) * factor)
  return Number.isSafeInteger(count) ? count : null
}

/** Which custom a written count shows (`1.234` is no fraction: nobody counts in thousandths); null where it shows none. */
export const showsDecimal = (written: string): Decimal | null => {
  const text = written.replace(/\s/gu, '')
  if (/^\d{1,3}(?:\.\d{3}){2,}|\.\d{3},|^\d+,\d{1,2}(?:k|rb|jt|m)|^\d{1,3}(?:\.\d{3})+$/i.test(text)) return 'comma'
  return /^\d{1,3}(?:,\d{3}){2,}|,\d{3}\.|^\d+\.\d{1,2}(?:k|m|b)|^\d{1,3}(?:,\d{3})+$/i.test(text) ? 'point' : null
}
