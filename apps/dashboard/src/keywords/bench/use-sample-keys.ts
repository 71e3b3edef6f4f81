import { useEffect, useEffectEvent } from 'react'

export type SampleKeys = { readonly move: (step: 1 | -1) => void; readonly judge: (relevant: boolean) => void; readonly undo: () => void }

/** J and K, R and X, U on the samples; silent while someone types, in a dialog, or when switched off (WCAG 2.1.4). */
export function useSampleKeys(enabled: boolean, keys: SampleKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isTaken(event)) return
    const act = { j: () => keys.move(1), k: () => keys.move(-1), r: () => keys.judge(true), x: () => keys.judge(false), u: keys.undo }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [enabled])
}

/** The innermost target counts: the query editor lives in a shadow root, whose host is all that the document sees. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true
  const target = event.composedPath()[0]
  if (!(target instanceof Element)) return false
  return target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]') !== null
}
