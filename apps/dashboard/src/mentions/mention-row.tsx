import type { Mention } from '@kentongan/contracts'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Format } from '../format'
import { Tag } from '../ui/tag'
import { TierMark } from '../ui/tier-mark'
import { ToneLabel } from '../ui/tone-label'
import { confidenceWord } from './confidence-word'
import { type Decide, DoubtLine } from './doubt-line'
import { excerptSegments } from './excerpt'
import { MarkedText } from './marked-text'
import css from './mentions.module.css'
import { marksIn, segmentText } from './segment-text'

type Props = { mention: Mention; position: number; open: boolean; fresh: boolean; format: Format; onFocus: (id: number) => void; onOpen: (id: number) => void; decide: Decide | undefined }

export const MentionRow = memo(function MentionRow({ mention, position, open, fresh, format, onFocus, onOpen, decide }: Props) {
  const { t } = useTranslation()
  const { post, source, agency, tone } = mention
  const sure = confidenceWord(tone.confidence)
  const titleId = `sebutan-${mention.id}`
  return (
    <article
      className={css.row} data-open={open || undefined} data-irrelevant={!mention.relevant || undefined}
      aria-posinset={position} aria-setsize={-1} aria-labelledby={titleId} onClick={() => onOpen(mention.id)}
    >
      <time className={css.time} dateTime={post.publishedAt} title={format.full(post.publishedAt)}>{format.time(post.publishedAt)}</time>
      <div className={css.words}>
        <h3 className={css.title}>
          {fresh && <Tag kind="accent">{t('mentions.fresh')}</Tag>}
          {!mention.relevant && <Tag>{t('mentions.irrelevant')}</Tag>}
          <Link
            id={titleId} data-mention={mention.id} to="/sebutan" search={(old: Record<string, unknown>) => ({ ...old, buka: mention.id })} preload={false}
            aria-current={open || undefined} onFocus={() => onFocus(mention.id)} onClick={event => event.stopPropagation()}
          >
            <MarkedText segments={segmentText(post.title || t('mentions.untitled'), marksIn('title', mention.spans))} />
          </Link>
        </h3>
        <p className={css.excerpt}><MarkedText segments={excerptSegments(mention)} /></p>
      </div>
      <div className={css.origin}>
        <span className={css.source}><span>{source.title}</span><TierMark tier={source.tier} /></span>
        <span className={css.agency}>{agency.name}</span>
      </div>
      <div className={css.tone}>
        <ToneLabel tone={tone.label} />
        <span className={css.sure}>{tone.corrected ? <Tag kind="ok">{t('mentions.corrected')}</Tag> : sure && t(`confidence.${sure}`)}</span>
      </div>
      {mention.doubtful && <div className={css.doubtRow}><DoubtLine mention={mention} decide={decide} /></div>}
    </article>
  )
})
