import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { nothingPicked, pickAll, pickedOf, pickRange, togglePick } from './selection'

/** The picked rows of a list; another filter starts anew. */
export function useSelection(filter: unknown, rows: readonly { readonly id: number }[]) {
  const [selection, setSelection] = useState(nothingPicked)
  useEffect(() => setSelection(nothingPicked), [filter])
  const order = useRef<readonly number[]>([])
  order.current = useMemo(() => rows.map(row => row.id), [rows])
  const picked = pickedOf(selection, order.current)
  // Stable, so that rows need not be drawn again.
  const pick = useCallback((id: number, range: boolean) => {
    setSelection(old => (range ? pickRange(old, order.current, id) : togglePick(old, id)))
  }, [])
  return { ids: selection.ids, picked, pick, all: () => setSelection(pickAll(order.current)), clear: () => setSelection(nothingPicked) }
}
