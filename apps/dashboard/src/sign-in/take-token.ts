/** Reads `#token=…` once and takes it out of the address, so that it is neither shared nor kept in the history. */
export function takeToken(): string | null {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token')
  if (window.location.hash) window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  return token
}
