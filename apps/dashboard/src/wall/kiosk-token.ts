const key = 'kentongan-dinding'

/** The kiosk's token: from the address' fragment, which no server sees, then as long as the tab lives; null without one. */
export function takeKioskToken(): string | null {
  const given = decodeURIComponent(window.location.hash.slice(1))
  if (given) {
    sessionStorage.setItem(key, given)
    window.history.replaceState(window.history.state, '', window.location.pathname)
  }
  return sessionStorage.getItem(key)
}
