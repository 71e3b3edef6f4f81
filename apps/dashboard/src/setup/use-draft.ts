import { useEffect, useState } from 'react'

/** State that survives a reload: kept in the tab's storage under `key` until `clear`. */
export function useDraft<T>(key: string, start: T): [T, (value: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => {
    const kept = sessionStorage.getItem(key)
    return kept === null ? start : (JSON.parse(kept) as T)
  })
  const [dirty, setDirty] = useState(false)
  useEffect(() => {
    if (dirty) sessionStorage.setItem(key, JSON.stringify(value))
  }, [key, value, dirty])
  const change = (next: T) => {
    setDirty(true)
    setValue(next)
  }
  const clear = () => {
    setDirty(false)
    sessionStorage.removeItem(key)
  }
  return [value, change, clear]
}
