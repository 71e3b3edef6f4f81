/**
 * An address as the URL standard reads it, or null. Not `URL.canParse`: Node 20's gives false for an address with a Latin-1
 * letter (é, ü) once V8 has made the call fast.
 */
export function parseUrl(address: string, base?: string): URL | null {
  try {
    return new URL(address, base)
  } catch {
    return null
  }
}
