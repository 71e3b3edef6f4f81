import type { GroupingDecided, Issue } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/use-format'
import { IssueSearchDialog } from './issue-search'
import { issueName } from './issue-words'
import type { Picked } from './members'
import css from './members.module.css'
import type { useGrouping } from './use-grouping'

type Props = { issue: Issue; picked: Picked; grouping: ReturnType<typeof useGrouping>; clear: () => void }

/** What can be done with the picked mentions: an issue of their own, or another one that is there. */
export function MemberBar({ issue, picked, grouping, clear }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [moving, setMoving] = useState(false)
  const splitDone = (answer?: GroupingDecided) => {
    const made = answer?.issues.find(id => id !== issue.id)
    return made === undefined ? t('issue.group.split') : t('issue.group.splitInto', { issue: issueName(made) })
  }
  const split = async () => {
    const decided = await grouping.decide({
      decision: async () => ({ kind: 'split', issue: issue.id, posts: await grouping.withCopies(picked) }),
      done: splitDone,
    })
    if (decided) clear()
  }
  const move = async (into: Issue) => {
    const decided = await grouping.decide({
      decision: async () => ({ kind: 'move', issue: issue.id, posts: await grouping.withCopies(picked), into: into.id }),
      done: () => t('issue.group.moved', { issue: issueName(into.id) }),
    })
    if (!decided) return
    setMoving(false)
    clear()
  }
  return (
    <div className={css.bar} role="toolbar" aria-label={t('issue.pickedBar')}>
      <b role="status">{t('issue.picked', { count: picked.size, shown: format.number(picked.size) })}</b>
      <Button loading={grouping.busy && !moving} onClick={() => void split()}>{t('issue.split')}</Button>
      <Button variant="default" disabled={grouping.busy} onClick={() => setMoving(true)}>{t('issue.move')}</Button>
      <Button variant="subtle" onClick={clear}>{t('issue.unpick')}</Button>
      {moving && (
        <IssueSearchDialog
          title={t('issue.moveTitle')} text={t('issue.moveText')} confirm={t('issue.moveHere')} except={issue.id}
          busy={grouping.busy} choose={into => void move(into)} close={() => setMoving(false)}
        />
      )}
    </div>
  )
}
