import type { Issue } from '@kentongan/contracts'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowRight, IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../session'
import { useNow } from '../../ui/use-now'
import type { Asking } from '../inbox-page'
import { isMuted } from '../issue-change'
import { listOf } from '../issue-search'
import type { IssueActions } from '../use-issue-actions'
import css from './panel.module.css'

type Props = { issue: Issue; next: () => void; actions: IssueActions | undefined; ask: (asking: Asking) => void }

/** What can be done about the issue, at the foot of its panel. */
export function PanelActions({ issue, next, actions, ask }: Props) {
  const { t } = useTranslation()
  return (
    <div className={css.actions}>
      {actions && <Acting issue={issue} actions={actions} ask={ask} />}
      <Button variant="default" renderRoot={props => <Link {...props} to="/isu/$id" params={{ id: String(issue.id) }} search={listOf} />}>{t('inbox.openPage')}</Button>
      <ActionIcon variant="subtle" size={32} className={css.next} onClick={next} aria-label={t('inbox.next')} title={t('inbox.next')}><IconArrowRight size={17} /></ActionIcon>
    </div>
  )
}

function Acting({ issue, actions, ask }: { issue: Issue; actions: IssueActions; ask: Props['ask'] }) {
  const { t } = useTranslation()
  const me = useMe().account
  const now = useNow(60_000)
  const hint = (key: string) => (me.shortcuts ? <kbd aria-hidden>{key}</kbd> : undefined)
  const fresh = issue.status === 'new'
  const mute = () => (isMuted(issue, now) ? void actions.say([issue], { mutedUntil: null }) : ask({ what: 'mute', issues: [issue] }))
  return (
    <>
      {fresh && <Button leftSection={<IconCheck size={15} />} rightSection={hint('A')} onClick={() => void actions.say([issue], { status: 'acknowledged' })}>{t('inbox.act.acknowledge')}</Button>}
      <Button variant={fresh ? 'default' : 'filled'} onClick={() => void actions.say([issue], { status: issue.status === 'done' ? 'acknowledged' : 'done' })}>
        {t(issue.status === 'done' ? 'inbox.act.reopen' : 'inbox.act.finish')}
      </Button>
      {issue.owner?.id === me.id ? null : <Button variant="default" rightSection={hint('S')} onClick={() => void actions.say([issue], { ownerId: me.id })}>{t('inbox.act.take')}</Button>}
      <Button variant="default" onClick={() => ask({ what: 'assign', issues: [issue] })}>{t('inbox.act.assign')}</Button>
      <Button variant="default" rightSection={hint('M')} onClick={mute}>{t(isMuted(issue, now) ? 'inbox.act.unmute' : 'inbox.act.mute')}</Button>
    </>
  )
}
