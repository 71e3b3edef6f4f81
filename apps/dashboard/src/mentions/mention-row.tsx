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
import { MentionMarks } from './mention-marks'
import css from './mentions.module.css'
import { type Pick as PickRow, PickBox } from './pick-box'
import { postTitle } from './post-title'
import { marksIn, segmentText } from './segment-text'
import { PostFaces } from './tone-faces'

type Props = {
  mention: Mention; position: number; open: boolean; fresh: boolean; picked: boolean; format: Format
  onFocus: (id: number) => void; onOpen: (id: number) => void; decide: Decide | undefined; pick: PickRow | undefined
}

export const MentionRow = memo(function MentionRow({ mention, position, open, fresh, picked, format, onFocus, onOpen, decide, pick }: Props) {
  const { t } = useTranslation()
  const { post, source, agency, tone } = mention
  const titleId = `sebutan-${mention.id}`
  return (
    <article
      className={css.row} data-picks={pick ? true : undefined} data-picked={picked || undefined} data-open={open || undefined} data-irrelevant={!mention.relevant || undefined}
      aria-posinset={position} aria-setsize={-1} aria-labelledby={titleId} onClick={() => onOpen(mention.id)}
    >
      {pick && <PickBox id={mention.id} title={postTitle(t, post)} picked={picked} pick={pick} />}
      <time className={css.time} dateTime={post.publishedAt} title={format.full(post.publishedAt)}>{format.time(post.publishedAt)}</time>
      <Words mention={mention} titleId={titleId} open={open} fresh={fresh} onFocus={onFocus} />
      <div className={css.origin}>
        <span className={css.source}><span>{source.title}</span><TierMark tier={source.tier} /></span>
        <span className={css.agency}>{agency.name}</span>
      </div>
      <div className={css.tone}>
        <span className={css.toward}><ToneLabel tone={tone.label} /><Certainty mention={mention} /></span>
        <PostFaces post={post} />
      </div>
      {mention.doubtful && <div className={css.doubtRow}><DoubtLine mention={mention} decide={decide} /></div>}
    </article>
  )
})

type WordsProps = Pick<Props, 'mention' | 'open' | 'fresh' | 'onFocus'> & { titleId: string }

function Words({ mention, titleId, open, fresh, onFocus }: WordsProps) {
  const { t } = useTranslation()
  return (
    <div className={css.words}>
      <h3 className={css.title}>
        {fresh && <Tag kind="accent">{t('mentions.fresh')}</Tag>}
        {!mention.relevant && <Tag>{t('mentions.irrelevant')}</Tag>}
        <MentionMarks mention={mention} only="misleading" />
        <Link
          id={titleId} data-mention={mention.id} to="/sebutan" search={(old: Record<string, unknown>) => ({ ...old, buka: mention.id })} preload={false}
          aria-current={open || undefined} onFocus={() => onFocus(mention.id)} onClick={event => event.stopPropagation()}
        >
          <MarkedText segments={segmentText(postTitle(t, mention.post), marksIn('title', mention.spans))} />
        </Link>
      </h3>
      <p className={css.excerpt}><MarkedText segments={excerptSegments(mention)} /></p>
    </div>
  )
}

/** Whose word the tone is, and how sure. */
function Certainty({ mention }: { mention: Mention }) {
  const { t } = useTranslation()
  const { tone } = mention
  const sure = confidenceWord(tone)
  if (tone.corrected) return <Tag kind="ok">{t('mentions.corrected')}</Tag>
  if (tone.review) return <MentionMarks mention={mention} only="review" />
  return sure && <span className={css.sure}>{t(`confidence.${sure}`)}</span>
}
