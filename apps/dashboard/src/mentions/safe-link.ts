/** The address if it may become a link: http and https only, so that collected text cannot run anything. */
export function safeLink(address: string | null): string | undefined {
  if (!address) return undefined
  try {
    const { protocol, href } = new URL(address)
    return protocol === 'http:' || protocol === 'https:' ? href : undefined
  } catch {
    return undefined
  }
}
