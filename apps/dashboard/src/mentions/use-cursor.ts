import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'

export type Cursor = ReturnType<typeof useCursor>

/** Which row of a page's list the keyboard is on. With the evidence open, moving opens the next one in place of the last. */
export function useCursor(rows: readonly { readonly id: number }[], openId: number | undefined, page: '/sebutan' | '/isu') {
  const navigate = useNavigate()
  const [id, setId] = useState<number | null>(openId ?? null)
  /** The row that shall get the focus next. */
  const [wanted, setWanted] = useState<number | null>(null)

  const show = useCallback((buka: number | undefined, replace = false) => {
    void navigate({ to: page, replace, search: (old: Record<string, unknown>) => ({ ...old, buka }) })
  }, [navigate, page])
  const open = useCallback((next: number) => {
    setId(next)
    show(next)
  }, [show])
  const close = useCallback(() => {
    if (openId === undefined) return
    show(undefined)
    setWanted(null)
    requestAnimationFrame(() => setWanted(openId))
  }, [show, openId])
  const move = (step: 1 | -1) => {
    const at = rows.findIndex(row => row.id === (openId ?? id))
    const next = rows[at === -1 ? 0 : at + step]
    if (!next) return
    setId(next.id)
    setWanted(next.id)
    if (openId !== undefined) show(next.id, true)
  }
  /** Goes to a row, with the evidence where that stays open; to none when nothing is left. */
  const select = (next: number | undefined, keepOpen: boolean) => {
    setId(next ?? null)
    setWanted(null)
    if (openId !== undefined) show(keepOpen ? next : undefined, true)
    requestAnimationFrame(() => setWanted(next ?? null))
  }
  return { id, wanted, open, close, move, select, focus: setId }
}
