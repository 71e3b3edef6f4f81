import type { FeedPreview, SourcePreview } from '@kentongan/contracts'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { Dialog } from '../ui/dialog'
import dialog from '../ui/dialog.module.css'
import { problemText } from '../ui/problem-text'
import { ErrorState } from '../ui/states'
import { Tag } from '../ui/tag'
import { useFormat } from '../ui/use-format'
import { KindMark } from './kind-mark'
import { type SourceDraft, SourceFields } from './source-fields'
import { sourceProblem } from './source-problem'
import css from './sources.module.css'
import { sourcesQuery, startersQuery } from './use-sources'

/** Address first, then what was found there, then what to call it: nothing is saved unseen. */
export function AddSource({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const [address, setAddress] = useState('')
  const [feed, setFeed] = useState<FeedPreview | null>(null)
  const look = useMutation({
    mutationFn: () => call('previewSource', { body: { address } }),
    onSuccess: ({ feeds }) => setFeed(feeds.find(each => !each.known) ?? null),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFeed(null)
    look.mutate()
  }
  return (
    <Dialog close={close} size="lg" title={t('sources.add')}>
      <div className={dialog.dialog}>
        <form onSubmit={submit} className={css.look}>
          <TextInput label={t('sources.address')} description={t('sources.addressHint')} placeholder="@kota@mastodon.social" required minLength={3} maxLength={2000} autoFocus value={address} onChange={event => setAddress(event.target.value)} />
          <Button type="submit" variant={feed ? 'default' : 'filled'} loading={look.isPending}>{t('sources.look')}</Button>
        </form>
        <div role="status">
          {look.isError && <ErrorState error={look.error} compact />}
          {look.data && <WhatWasFound preview={look.data} />}
        </div>
        {look.data?.feeds.map(each => <FeedChoice key={each.url} feed={each} chosen={feed?.url === each.url} choose={() => setFeed(each)} />)}
        {feed && <SaveSource key={feed.url} feed={feed} close={close} />}
      </div>
    </Dialog>
  )
}

function WhatWasFound({ preview: { failure, feeds } }: { preview: SourcePreview }) {
  const { t } = useTranslation()
  if (failure) return <p className={dialog.notice}>{sourceProblem(t, failure)}</p>
  if (feeds.length === 0) return <p className={dialog.notice}>{t('sources.noFeed')}</p>
  return <p className={dialog.faint}>{t('sources.found', { count: feeds.length })}</p>
}

function FeedChoice({ feed, chosen, choose }: { feed: FeedPreview; chosen: boolean; choose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <label className={css.feed} data-chosen={chosen || undefined}>
      <input type="radio" name="feed" checked={chosen} disabled={feed.known} onChange={choose} />
      <span className={css.feedBody}>
        <span><b>{feed.title ?? feed.url}</b> <KindMark kind={feed.kind} /> {feed.known && <Tag>{t('starters.known')}</Tag>}</span>
        <span className={css.faint}>{feed.url}</span>
        <span className={css.faint}>{t('sources.itemCount', { count: feed.count })}{feed.newestAt && ` · ${t('sources.newest', { at: format.full(feed.newestAt) })}`}</span>
        <ul className={css.sample}>
          {feed.items.slice(0, 5).map((item, index) => <li key={index}><span>{item.title}</span>{item.publishedAt && <span className={css.faint}>{format.dayMonth(item.publishedAt)} {format.time(item.publishedAt)}</span>}</li>)}
        </ul>
      </span>
    </label>
  )
}

function SaveSource({ feed, close }: { feed: FeedPreview; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<SourceDraft>({ title: feed.title ?? new URL(feed.url).hostname, tier: 'lain', region: '', timeZone: 'Asia/Jakarta' })
  const save = useMutation({
    mutationFn: () => call('createSource', { body: { kind: feed.kind, url: feed.url, siteUrl: feed.siteUrl, ...draft, region: draft.region.trim() || null } }),
    onSuccess: async () => {
      await Promise.all([sourcesQuery.queryKey, startersQuery.queryKey].map(queryKey => queries.invalidateQueries({ queryKey })))
      close()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className={dialog.dialog} onSubmit={submit}>
      <SourceFields draft={draft} change={setDraft} />
      {save.isError && <p className={dialog.notice} role="alert">{problemText(t, save.error)}</p>}
      <div className={dialog.actions}><Button variant="default" onClick={close}>{t('action.cancel')}</Button><Button type="submit" loading={save.isPending}>{t('sources.save')}</Button></div>
    </form>
  )
}
