import type { Source } from '@kentongan/contracts'
import { Button, TextInput } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { ErrorState } from '../ui/states'
import { HealthTag } from './health-tag'
import css from './platforms.module.css'
import { useSourceActions } from './use-source-actions'

const publicStream = 'wss://jetstream2.us-east.bsky.network/subscribe'

/** Bluesky's stream by one click; the server can be another, one's own for example. */
export function BlueskySwitch({ sources }: { sources: readonly Source[] }) {
  if (sources.length === 0) return <Start />
  return sources.map(source => <Running key={source.id} source={source} />)
}

function Start() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [url, setUrl] = useState(publicStream)
  const start = useMutation({
    mutationFn: () => call('createSource', { body: { kind: 'bluesky', url: url.trim(), siteUrl: url.trim() === publicStream ? 'https://bsky.app/' : null, title: url.trim() === publicStream ? 'Bluesky' : `Bluesky (${new URL(url).host})` } }),
    onSuccess: () => void Promise.all([['sources'], ['coverage']].map(queryKey => queries.invalidateQueries({ queryKey }))),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate()
  }
  return (
    <form onSubmit={submit} className={css.switch}>
      <Button type="submit" loading={start.isPending} leftSection={<IconPlayerPlay size={15} />} aria-label={t('reach.startBluesky')}>{t('reach.start')}</Button>
      <details className={css.advanced}>
        <summary>{t('reach.otherServer')}</summary>
        <TextInput type="url" pattern="wss?://.+" required label={t('reach.streamAddress')} description={t('reach.streamHint')} value={url} onChange={event => setUrl(event.target.value)} />
      </details>
      {start.isError && <ErrorState error={start.error} compact />}
    </form>
  )
}

function Running({ source }: { source: Source }) {
  const { t } = useTranslation()
  const { pause, remove } = useSourceActions(source)
  return (
    <div className={css.running}>
      <HealthTag source={source} />
      <Button variant="default" size="compact-sm" loading={pause.isPending} aria-label={t(source.paused ? 'reach.resumeNamed' : 'reach.pauseNamed', { name: source.title })} onClick={() => pause.mutate()}>{t(source.paused ? 'sources.resume' : 'sources.pause')}</Button>
      <Button variant="subtle" size="compact-sm" loading={remove.isPending} aria-label={t('reach.removeNamed', { name: source.title })} onClick={() => remove.mutate()}>{t('action.remove')}</Button>
    </div>
  )
}
