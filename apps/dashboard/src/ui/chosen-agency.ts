import { useSyncExternalStore } from 'react'

const key = 'kentongan-instansi'
const watchers = new Set<() => void>()

function read(): number | undefined {
  const id = Number(sessionStorage.getItem(key))
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

/** The agency that the mentions page was last narrowed to; remembered while the tab lives, so that other pages show its clock. */
export function useChosenAgency(): number | undefined {
  return useSyncExternalStore(watch => {
    watchers.add(watch)
    return () => watchers.delete(watch)
  }, read)
}

export function rememberAgency(id: number | undefined): void {
  if (read() === id) return
  if (id === undefined) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, String(id))
  for (const watch of watchers) watch()
}
