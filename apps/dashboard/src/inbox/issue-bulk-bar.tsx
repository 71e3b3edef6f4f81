import type { Issue } from '@kentongan/contracts'
import { Button, CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from '../mentions/bulk-bar.module.css'
import { mostPicked } from '../mentions/selection'
import { useFormat } from '../ui/use-format'
import type { Asking } from './inbox-page'
import own from './inbox.module.css'
import type { IssueActions } from './use-issue-actions'

type Props = { issues: readonly Issue[]; loaded: number; actions: IssueActions; ask: (asking: Asking) => void; pickAll: () => void; clear: () => void }

/** What can be done with everything picked at once. */
export function IssueBulkBar({ issues, loaded, actions, ask, pickAll, clear }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const more = Math.min(loaded, mostPicked)
  const count = issues.length
  const done = (act: () => void) => () => {
    clear()
    act()
  }
  return (
    <div className={`${css.bar} ${own.bulk}`} role="group" aria-label={t('inbox.bulk.label')}>
      <p role="status"><b>{t('tone.bulk.picked', { count, shown: format.number(count) })}</b>{count >= mostPicked && <> {t('tone.bulk.most')}</>}</p>
      <Button variant="default" size="compact-sm" onClick={done(() => void actions.say(issues, { status: 'acknowledged' }))}>{t('inbox.act.acknowledge')}</Button>
      <Button variant="default" size="compact-sm" onClick={done(() => void actions.say(issues, { status: 'done' }))}>{t('inbox.act.finish')}</Button>
      <Button variant="default" size="compact-sm" onClick={() => ask({ what: 'assign', issues })}>{t('inbox.act.assign')}</Button>
      <Button variant="default" size="compact-sm" onClick={() => ask({ what: 'mute', issues })}>{t('inbox.act.mute')}</Button>
      {count > 1 && <Button variant="default" size="compact-sm" onClick={done(() => void actions.merge(issues))}>{t('inbox.act.merge')}</Button>}
      {count < more && <Button variant="subtle" size="compact-sm" onClick={pickAll}>{t('tone.bulk.all', { count: more, shown: format.number(more) })}</Button>}
      <CloseButton onClick={clear} aria-label={t('tone.bulk.clear')} title={t('tone.bulk.clear')} />
    </div>
  )
}
