import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { Panel } from '../ui/page'
import { problemText } from '../ui/problem-text'
import { ErrorState, LoadingRows } from '../ui/states'
import { Tag } from '../ui/tag'
import { showToast } from '../ui/toast'
import { useAgo } from '../ui/use-ago'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import css from './account.module.css'
import { deviceName } from './device-name'
import { sessionsQuery } from './use-sessions'

/** Where this account is signed in; any other place can be signed out. */
export function SessionsPanel() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const format = useFormat()
  const { ago } = useAgo()
  const now = useNow(30_000)
  const list = useQuery(sessionsQuery)
  const end = useMutation({
    mutationFn: (id: number) => call('endSession', { params: { id } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
    onError: error => void showToast({ danger: true, message: problemText(t, error) }),
  })
  return (
    <Panel title={t('account.sessions')} flush>
      {list.isPending && <LoadingRows rows={2} />}
      {list.isError && <ErrorState error={list.error} retry={() => void list.refetch()} compact />}
      <ul>
        {list.data?.items.map(session => {
          const { browser, system } = deviceName(session.userAgent)
          const name = browser || system ? [browser, system].filter(Boolean).join(' · ') : t('account.unknownDevice')
          return (
            <li key={session.id} className={css.session}>
              <div>
                <p><b>{name}</b> {session.current && <Tag kind="accent">{t('account.thisOne')}</Tag>}</p>
                <p className={css.faint}>{t('account.lastSeen', { ago: ago(session.lastSeenAt, now) })} · {t('account.since', { at: format.full(session.createdAt) })}{session.address && ` · ${session.address}`}</p>
              </div>
              {!session.current && <Button variant="default" onClick={() => end.mutate(session.id)} loading={end.isPending && end.variables === session.id}>{t('account.endSession')}</Button>}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
