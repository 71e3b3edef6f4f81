import type { Issue } from '@kentongan/contracts'
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
  useSingleKeys(enabled, ({ key }) => {
    if (key === 'u') return undo
    const marked = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
    if (key.length === 1 && marked) return () => marked.click()
    if (!change) return undefined
    if (key === 'a' && issue.status === 'new') return () => void change({ status: 'acknowledged' }, t('issue.change.acknowledged'))
    if (key === 's' && issue.owner?.id !== me.id) return () => void change({ ownerId: me.id }, t('issue.change.owner', { name: me.name }))
    return undefined
  })
}
