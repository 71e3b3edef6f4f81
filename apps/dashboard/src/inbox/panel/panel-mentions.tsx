import type { Issue, IssueMention } from '@kentongan/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { membersQuery } from '../../issue/issue-queries'
import { joinReason, likenessWords } from '../../issue/join-words'
import frame from '../../mentions/evidence/evidence.module.css'
import { excerptSegments } from '../../mentions/excerpt'
import { MarkedText } from '../../mentions/marked-text'
import { MentionMarks } from '../../mentions/mention-marks'
import { postTitle } from '../../mentions/post-title'
import { marksIn, segmentText } from '../../mentions/segment-text'
import { useMe } from '../../session'
import { ErrorState, LoadingRows } from '../../ui/states'
import { TierMark } from '../../ui/tier-mark'
import { ToneLabel } from '../../ui/tone-label'
import { useFormat } from '../../ui/use-format'
import { useNow } from '../../ui/use-now'
import css from './panel.module.css'
import { PanelCopies } from './panel-copies'

const perTurn = 3

/** The mentions that stand for the issue best, three at a time; the bracket keys turn. */
export function PanelMentions({ issue }: { issue: Issue }) {
  const { t } = useTranslation()
  const [first, setFirst] = useState(0)
  const list = useInfiniteQuery(membersQuery(issue.id, { sort: 'central' }))
  const members = list.data?.pages.flatMap(page => page.items) ?? []
  const shown = members.slice(first, first + perTurn)
  const turn = (step: 1 | -1) => {
    const next = first + step * perTurn
    // One page ahead of what has come is far enough.
    if (next > members.length) return
    if (next >= members.length) void list.fetchNextPage()
    setFirst(Math.max(0, next))
  }
  const waits = list.isPending || (list.isFetchingNextPage && shown.length === 0)
  return (
    <section className={frame.part}>
      <div className={css.turns}>
        <h3>{t('inbox.central')}</h3>
        <Turns first={first} shown={shown.length} loaded={members.length} further={list.hasNextPage} turn={turn} />
      </div>
      {waits && <LoadingRows rows={3} height={64} />}
      {list.isError && <ErrorState error={list.error} retry={() => void list.refetch()} compact />}
      {shown.map(member => <Member key={member.mention.id} member={member} />)}
    </section>
  )
}

type TurnsProps = { first: number; shown: number; loaded: number; further: boolean; turn: (step: 1 | -1) => void }

function Turns({ first, shown, loaded, further, turn }: TurnsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { shortcuts } = useMe().account
  const range = { from: format.number(first + 1), to: format.number(first + shown), all: format.number(loaded), open: further ? '+' : '' }
  return (
    <>
      {shown > 0 && <span role="status" className={frame.faint}>{t('inbox.range', range)}</span>}
      <button type="button" data-turn="-1" disabled={first === 0} onClick={() => turn(-1)} aria-label={t('inbox.turnBack')}>{shortcuts ? '[' : '‹'}</button>
      <button type="button" data-turn="1" disabled={first + perTurn >= loaded && !further} onClick={() => turn(1)} aria-label={t('inbox.turnOn')}>{shortcuts ? ']' : '›'}</button>
    </>
  )
}

function Member({ member }: { member: IssueMention }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const { mention, join } = member
  const { post, source, spans } = mention
  return (
    <article className={css.member}>
      <p className={css.line}>
        <b>{source.title}</b><TierMark tier={source.tier} /><MentionMarks mention={mention} only="misleading" />
        <time className={css.when} dateTime={post.publishedAt} title={format.full(post.publishedAt)}>{format.short(post.publishedAt, now)}</time>
      </p>
      <h4 className={css.headline}>
        <Link to="/sebutan" search={{ buka: mention.id }} preload={false}><MarkedText segments={segmentText(postTitle(t, post), marksIn('title', spans))} /></Link>
      </h4>
      <p className={css.excerpt}><MarkedText segments={excerptSegments(mention)} /></p>
      <p className={css.faces}><span>{mention.agency.name} <ToneLabel tone={mention.tone.label} /></span></p>
      {member.copies > 0 && <PanelCopies postId={post.id} copies={member.copies} changed={member.changed} />}
      <p className={css.join} title={likenessWords(t, format, join)}>{joinReason(t, join)}</p>
    </article>
  )
}
