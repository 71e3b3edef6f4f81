type Place = { readonly start: number; readonly end: number }

/** `@warga`, `@warga@server.example` and several without a gap; an address of mail is none. */
const handle = /(?<![\p{L}\p{N}_])(?:@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)+/gu

const meets = (places: readonly Place[], start: number, end: number): boolean => places.some(place => place.start < end && place.end > start)

/**
 * A text in which of each handle only the sign and the first letter can be read. It stays as long as it was, in UTF-16 code units, so that
 * spans of it still hold; handles that meet one of `kept` stay as they are.
 */
export const maskHandles = (text: string, kept: readonly Place[] = []): string =>
  text.replace(handle, (written, start: number) => {
    if (meets(kept, start, start + written.length)) return written
    const shown = `@${[...written][1]}`
    return shown + '•'.repeat(written.length - shown.length)
  })

/** Of a name or handle the first letter; how long it was is not told. */
export const maskName = (name: string): string => {
  const [first = '', second = ''] = name.trim()
  return `${first === '@' ? first + second : first}•••`
}
