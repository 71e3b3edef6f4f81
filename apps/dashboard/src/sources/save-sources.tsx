import type { FeedPreview } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import dialog from '../ui/dialog.module.css'
import { problemText } from '../ui/problem-text'
import { saveEach } from './save-each'
import { type SourceDraft, SourceFields } from './source-fields'

const longestTitle = 200
const nameOf = ({ title, url }: FeedPreview): string => (title ?? new URL(url).hostname).slice(0, longestTitle)

/** Saves what was chosen, one after the other; several keep the names that they have, and share the rest. */
export function SaveSources({ feeds, close }: { feeds: readonly FeedPreview[]; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const several = feeds.length > 1
  const [draft, setDraft] = useState<SourceDraft>({ title: nameOf(feeds[0]!), tier: 'lain', region: '', timeZone: 'Asia/Jakarta' })
  const save = useMutation({
    mutationFn: async () => {
      const shared = { tier: draft.tier, timeZone: draft.timeZone, region: draft.region.trim() || null }
      await saveEach(feeds, feed => {
        const { kind, url, siteUrl, json } = feed
        return call('createSource', { body: { kind, url, siteUrl, title: several ? nameOf(feed) : draft.title, mapping: json?.mapping ?? null, ...shared } })
      })
    },
    onSuccess: close,
    onSettled: () => Promise.all([['sources'], ['starters'], ['coverage']].map(queryKey => queries.invalidateQueries({ queryKey }))),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className={dialog.dialog} onSubmit={submit}>
      <SourceFields draft={draft} change={setDraft} titled={!several} />
      {save.isError && <p className={dialog.notice} role="alert">{problemText(t, save.error)}</p>}
      <div className={dialog.actions}>
        <Button variant="default" onClick={close}>{t('action.cancel')}</Button>
        <Button type="submit" loading={save.isPending}>{several ? t('sources.saveSeveral', { count: feeds.length }) : t('sources.save')}</Button>
      </div>
    </form>
  )
}
