import type { FeedPreview } from '@kentongan/contracts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Tag } from '../ui/tag'
import { useFormat } from '../ui/use-format'
import { KindMark } from './kind-mark'
import { isStreamed } from './source-state'
import css from './sources.module.css'

type Props = { readonly feed: FeedPreview; readonly chosen: boolean; readonly toggle: () => void }

/** One of the sources that an address or words may stand for, with its newest posts where they could be looked at. */
export function FeedChoice({ feed, chosen, toggle }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={css.feed} data-chosen={chosen || undefined}>
      <label className={css.pick}>
        <input type="checkbox" checked={chosen} disabled={feed.known} onChange={toggle} />
        <span className={css.feedBody}>
          <span><b>{feed.title ?? feed.url}</b> <KindMark kind={feed.kind} /> {feed.known && <Tag>{t('starters.known')}</Tag>}</span>
          <span className={css.faint}>{feed.url}</span>
          {feed.asked && <span className={css.faint}>{t('sources.itemCount', { count: feed.count })}{feed.newestAt && ` · ${t('sources.newest', { at: format.full(feed.newestAt) })}`}</span>}
          {feed.items.length > 0 && (
            <ul className={css.sample}>
              {feed.items.slice(0, 5).map((item, index) => <li key={index}><span>{item.title}</span>{item.publishedAt && <span className={css.faint}>{format.dayMonth(item.publishedAt)} {format.time(item.publishedAt)}</span>}</li>)}
            </ul>
          )}
        </span>
      </label>
      {!feed.asked && <NotAsked feed={feed} />}
    </div>
  )
}

/** Why nothing is shown of it yet. */
function NotAsked({ feed: { kind, needsKey } }: { feed: FeedPreview }) {
  const { t } = useTranslation()
  if (needsKey !== null) return <p className={css.unasked}>{t('sources.needsKey')} <Link to="/sumber/kunci" hash={needsKey}>{t('reach.setKey')}</Link></p>
  return <p className={css.unasked}>{t(isStreamed(kind) ? 'sources.streamUnasked' : 'sources.keyUnasked')}</p>
}
