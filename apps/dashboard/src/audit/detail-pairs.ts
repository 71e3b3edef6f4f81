/** An entry's detail as name and text, nested values as JSON, long ones cut: for reading, not for parsing. */
export function detailPairs(detail: Readonly<Record<string, unknown>>): { name: string; value: string }[] {
  return Object.entries(detail).filter(([, value]) => value !== null && value !== undefined && value !== '').map(([name, value]) => ({ name, value: shorten(wordsOf(value)) }))
}

const longest = 160
const shorten = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)
const wordsOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))
