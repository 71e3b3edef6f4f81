import type { FeedPreview, JsonMapping, SourcePreview } from '@kentongan/contracts'
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { Dialog } from '../ui/dialog'
import dialog from '../ui/dialog.module.css'
import { ErrorState } from '../ui/states'
import { FeedChoice } from './feed-choice'
import { JsonMappingFields } from './json-mapping'
import { SaveSources } from './save-sources'
import { sourceProblem } from './source-problem'
import css from './sources.module.css'

type Props = { readonly close: () => void; readonly example?: string | undefined }

/** Address first, then what was found there, then what to call it: nothing is saved unseen. */
export function AddSource({ close, example = '@kota@mastodon.social' }: Props) {
  const { t } = useTranslation()
  const [address, setAddress] = useState('')
  const [chosen, setChosen] = useState<readonly FeedPreview[]>([])
  const look = useMutation({
    mutationFn: (asked: { address: string; mapping?: JsonMapping }) => call('previewSource', { body: asked }),
    onSuccess: ({ feeds }) => setChosen(feeds.filter(each => !each.known).slice(0, 1)),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChosen([])
    look.mutate({ address })
  }
  const toggle = (feed: FeedPreview) => setChosen(before => (before.includes(feed) ? before.filter(each => each !== feed) : [...before, feed]))
  const json = chosen.find(each => each.json !== undefined)
  return (
    <Dialog close={close} size="lg" title={t('sources.add')}>
      <div className={dialog.dialog}>
        <form onSubmit={submit} className={css.look}>
          <TextInput label={t('sources.address')} description={t('sources.addressHint')} placeholder={example} required minLength={3} maxLength={2000} autoFocus value={address} onChange={event => setAddress(event.target.value)} />
          <Button type="submit" variant={chosen.length > 0 ? 'default' : 'filled'} loading={look.isPending}>{t('sources.look')}</Button>
        </form>
        <div role="status">
          {look.isError && <ErrorState error={look.error} compact />}
          {look.data && <WhatWasFound preview={look.data} />}
        </div>
        <Choices feeds={look.data?.feeds ?? []} chosen={chosen} toggle={toggle} />
        {json?.json && <JsonMappingFields shape={json.json} change={mapping => look.mutate({ address: json.url, mapping })} busy={look.isPending} />}
        {chosen.length > 0 && <SaveSources key={chosen.map(({ url }) => url).join(' ')} feeds={chosen} close={close} />}
      </div>
    </Dialog>
  )
}

type Choosing = { readonly feeds: readonly FeedPreview[]; readonly chosen: readonly FeedPreview[]; readonly toggle: (feed: FeedPreview) => void }

function Choices({ feeds, chosen, toggle }: Choosing) {
  const { t } = useTranslation()
  const keyed = feeds.filter(isKeyed)
  const show = (group: readonly FeedPreview[]) => group.map(each => <FeedChoice key={`${each.kind} ${each.url}`} feed={each} chosen={chosen.includes(each)} toggle={() => toggle(each)} />)
  return (
    <>
      {show(feeds.filter(each => !isKeyed(each)))}
      {keyed.length > 0 && keyed.length < feeds.length && <h3 className={css.keyed}>{t('sources.withKey')}</h3>}
      {show(keyed)}
    </>
  )
}

/** What wants a key comes last, whether the key is there or not. */
const isKeyed = ({ asked, needsKey }: FeedPreview): boolean => needsKey !== null || !asked

function WhatWasFound({ preview: { failure, feeds } }: { preview: SourcePreview }) {
  const { t } = useTranslation()
  if (failure) return <p className={dialog.notice}>{sourceProblem(t, failure)}</p>
  if (feeds.length === 0) return <p className={dialog.notice}>{t('sources.noFeed')}</p>
  return <p className={dialog.faint}>{t('sources.found', { count: feeds.length })}</p>
}
