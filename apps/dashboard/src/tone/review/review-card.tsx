import { IconExternalLink } from '@tabler/icons-react'
import { Checkbox } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { confidenceWord } from '../../mentions/confidence-word'
import { MarkedText } from '../../mentions/marked-text'
import { postTitle } from '../../mentions/post-title'
import { safeLink } from '../../mentions/safe-link'
import { marksIn, segmentText } from '../../mentions/segment-text'
import { useMe } from '../../session'
import { Tag } from '../../ui/tag'
import { ToneLabel } from '../../ui/tone-label'
import { useFormat } from '../../ui/use-format'
import css from './review.module.css'
import type { ReviewItem } from './review-state'

/** `blind` hides what the machine thinks, so that it does not lead the judgement. */
type Props = { item: ReviewItem; blind: boolean; withCopies: boolean; turnCopies: () => void }

export function ReviewCard({ item, blind, withCopies, turnCopies }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { mention, text, because } = item
  const { post, spans } = mention
  const link = safeLink(post.url)
  const marks = (field: 'title' | 'text') => [...marksIn(field, spans), ...marksIn(field, because)]
  useEffect(() => {
    document.querySelector('[data-scroll-root]')?.scrollTo({ top: 0 })
  }, [mention.id])
  return (
    <article className={css.card} aria-labelledby="ditinjau">
      <p className={css.asked}>{t('teach.asked')} <b>{mention.agency.name}</b></p>
      <h2 id="ditinjau" className={css.title}>
        <MarkedText segments={segmentText(postTitle(t, post), marks('title'))} />
      </h2>
      <p className={css.origin}>
        <span>{mention.source.title}</span><time dateTime={post.publishedAt}>{format.full(post.publishedAt)}</time>
        {link && (
          <a href={link} target="_blank" rel="noopener noreferrer nofollow ugc">{t('evidence.openSource')} <IconExternalLink size={13} aria-hidden /></a>
        )}
      </p>
      <p className={css.text}><MarkedText segments={segmentText(text, marks('text'))} /></p>
      <div className={css.why}>
        <Reason item={item} blind={blind} />
        <Copies count={item.copies} on={withCopies} turn={turnCopies} />
      </div>
    </article>
  )
}

/** Why it is offered, and what the machine takes it for. */
function Reason({ item: { reason, mention, because }, blind }: Pick<Props, 'item' | 'blind'>) {
  const { t } = useTranslation()
  const sure = confidenceWord(mention.tone)
  return (
    <p>
      <Tag kind="accent">{t(`teach.reason.${reason}`)}</Tag> <span>{t(`teach.why.${reason}`)}</span>
      {!blind && mention.tone.machine && (
        <span className={css.guess}> {t('teach.guess')} <ToneLabel tone={mention.tone.machine} />{sure && ` (${t(`confidence.${sure}`)})`}</span>
      )}
      {because.length > 0 && <span className={css.deciding}>{t('evidence.decidingWord')}</span>}
    </p>
  )
}

function Copies({ count, on, turn }: { count: number; on: boolean; turn: () => void }) {
  const { t } = useTranslation()
  const { shortcuts } = useMe().account
  if (count === 0) return null
  const label = <>{t('teach.copies', { count })}{shortcuts && <> <kbd aria-hidden>C</kbd></>}</>
  return <Checkbox checked={on} onChange={turn} label={label} />
}
