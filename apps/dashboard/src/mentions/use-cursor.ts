import { useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useState } from 'react'

export type Cursor = ReturnType<typeof useCursor>
type Page = '/sebutan' | '/isu'

/** Which row of a page's list the keyboard is on. With the evidence open, moving opens the next one in place of the last. */
export function useCursor(rows: readonly { readonly id: number }[], openId: number | undefined, page: Page) {
  const navigate = useNavigate()
  const [id, setId] = useState<number | null>(openId ?? null)
  /** The row that shall get the focus next. */
  const [wanted, setWanted] = useState<number | null>(null)
  const openNow = useOpenNow(page)

  const show = useCallback((buka: number | undefined, replace = false) => {
    void navigate({ to: page, replace, search: (old: Record<string, unknown>) => ({ ...old, buka }) })
  }, [navigate, page])
  const open = useCallback((next: number) => {
    setId(next)
    show(next)
  }, [show])
  const close = useCallback(() => {
    const last = openNow()
    if (last === undefined) return
    show(undefined)
    setWanted(null)
    requestAnimationFrame(() => setWanted(last))
  }, [show, openNow])
  /** The row that a key is about: the open one, else the one under the cursor. */
  const at = () => openNow() ?? id ?? undefined
  const move = (step: 1 | -1) => {
    const here = at()
    const place = rows.findIndex(row => row.id === here)
    const next = rows[place === -1 ? 0 : place + step]
    if (!next) return
    if (openNow() !== undefined) show(next.id, true)
    setId(next.id)
    setWanted(next.id)
  }
  /** Goes to a row, with the evidence where that stays open; to none when nothing is left. */
  const select = (next: number | undefined, keepOpen: boolean) => {
    setId(next ?? null)
    setWanted(null)
    if (openNow() !== undefined) show(keepOpen ? next : undefined, true)
    requestAnimationFrame(() => setWanted(next ?? null))
  }
  return { id, wanted, at, openNow, open, close, move, select, focus: setId }
}

/**
 * What is open by the address. The page follows the address when it finds time to draw; a key pressed before that is about what
 * the keys before it have opened, not about what still stands there.
 */
function useOpenNow(page: Page): () => number | undefined {
  const router = useRouter()
  return useCallback(() => {
    const { pathname, search } = router.latestLocation
    const open = Number((search as { readonly buka?: unknown }).buka)
    return pathname === page && Number.isSafeInteger(open) && open > 0 ? open : undefined
  }, [router, page])
}
