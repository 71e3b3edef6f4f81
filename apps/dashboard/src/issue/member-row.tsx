import type { Issue, IssueMention } from '@kentongan/contracts'
import { IconExternalLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MarkedText } from '../mentions/marked-text'
import { MentionMarks } from '../mentions/mention-marks'
import { postTitle } from '../mentions/post-title'
import { safeLink } from '../mentions/safe-link'
import { marksIn, segmentText } from '../mentions/segment-text'
import { TierMark } from '../ui/tier-mark'
import { ToneLabel } from '../ui/tone-label'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import { joinReason, likenessWords } from './join-words'
import { MemberCopies } from './member-copies'
import css from './members.module.css'

type Props = { member: IssueMention; issue: Issue; picked: boolean; pick: (() => void) | undefined }

/** One mention, standing for its copies too, with the reason for which it is in this issue. */
export function MemberRow({ member, issue, picked, pick }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const { mention: { id, post, source, agency, spans, tone }, mention, join } = member
  const title = postTitle(t, post)
  const link = safeLink(post.url)
  return (
    <li className={css.row} data-picks={pick ? true : undefined} data-picked={picked || undefined}>
      {pick && (
        <label className={css.pick}>
          <input type="checkbox" checked={picked} onChange={pick} aria-label={t('tone.bulk.pick', { title })} />
        </label>
      )}
      <time dateTime={post.publishedAt} title={format.full(post.publishedAt)}>{format.short(post.publishedAt, now)}</time>
      <div className={css.words}>
        <p className={css.title}>
          <span className={css.source}>{source.title} <TierMark tier={source.tier} /></span>{' '}
          <Link to="/sebutan" search={{ buka: id }}><MarkedText segments={segmentText(title, marksIn('title', spans))} /></Link>
          {link && (
            <a
              className={css.out} href={link} target="_blank" rel="noopener noreferrer nofollow ugc"
              aria-label={t('issue.openSource', { source: source.title })} title={t('evidence.openSource')}
            >
              <IconExternalLink size={13} aria-hidden />
            </a>
          )}
        </p>
        <p className={css.facts}>
          {issue.agencies.length > 1 && <span>{agency.name}</span>}
          <ToneLabel tone={tone.label} />
          <MentionMarks mention={mention} only="misleading" />
          <span className={css.join} title={likenessWords(t, format, join)}>{joinReason(t, join)}</span>
        </p>
        <Copies member={member} />
      </div>
    </li>
  )
}

function Copies({ member: { mention, copies, changed } }: { member: IssueMention }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  if (copies === 0) return null
  return (
    <>
      <button type="button" className={css.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('issue.copies', { count: copies, shown: format.number(copies) })}
        {changed > 0 && ` · ${t('issue.changedTitles', { count: changed, shown: format.number(changed) })}`}
      </button>
      {open && <MemberCopies postId={mention.post.id} />}
    </>
  )
}
