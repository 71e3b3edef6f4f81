import type { Issue } from '@kentongan/contracts'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSingleKeys } from '../ui/use-single-keys'
import type { ChangeIssue } from './use-issue-change'

type Keys = {
  readonly enabled: boolean
  readonly issue: Issue
  readonly me: { readonly id: number; readonly name: string }
  /** Left out for those who only read. */
  readonly change: ChangeIssue | undefined
  readonly undo: () => void
}

/** a acknowledges, s takes the issue over, u undoes; the others open the menus that carry them (`data-key`). */
export function useIssueKeys({ enabled, issue, me, change, undo }: Keys): void {
  const { t } = useTranslation()
  const router = useRouter()
  const saying = (key: string) => {
    if (!change) return undefined
    if (key === 'a' && issue.status === 'new') return () => void change({ status: 'acknowledged' }, t('issue.change.acknowledged'))
    if (key === 's' && issue.owner?.id !== me.id) return () => void change({ ownerId: me.id }, t('issue.change.owner', { name: me.name }))
    return undefined
  }
  useSingleKeys(enabled, ({ key }) => {
    if (key === 'u') return undo
    // Where the next issue has been asked for, a key is no longer about this one and not yet about that one.
    if (Number(router.latestLocation.pathname.split('/').at(-1)) !== issue.id) return undefined
    const marked = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
    return key.length === 1 && marked ? () => marked.click() : saying(key)
  })
}
