import { type Issue, type IssueMention, type IssueMentionPage, Tone } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListStates } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { type MemberFilter, membersQuery } from './issue-queries'
import { MemberBar } from './member-bar'
import { MemberRow } from './member-row'
import css from './members.module.css'
import type { useGrouping } from './use-grouping'

type Grouping = ReturnType<typeof useGrouping>
/** Picked posts, each with the number of its copies. */
export type Picked = ReadonlyMap<number, number>
const nothing: Picked = new Map()

/** The mentions of the issue, copies folded; some can be picked and led elsewhere. */
export function Members({ issue, grouping }: { issue: Issue; grouping: Grouping | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [filter, setFilter] = useState<MemberFilter>({ sort: 'newest' })
  const [picked, setPicked] = useState<Picked>(nothing)
  const list = useInfiniteQuery(membersQuery(issue.id, filter))
  const members = list.data?.pages.flatMap(page => page.items) ?? []
  const toggle = ({ mention, copies }: IssueMention) => {
    const next = new Map(picked)
    if (!next.delete(mention.post.id)) next.set(mention.post.id, copies)
    setPicked(next)
  }
  return (
    <section className={css.panel} aria-labelledby="isu-sebutan">
      <header className={css.head}>
        <h2 id="isu-sebutan">{t('issue.members')} <span className={css.count}>{format.number(issue.mentions)}</span></h2>
        <Newer issue={issue} first={list.data?.pages[0]} filter={filter} />
        <Filters issue={issue} filter={filter} change={setFilter} />
      </header>
      <ListStates list={list} empty={members.length === 0} rows={5} height={48}>
        <p className={css.none}>{t('issue.noMembers')}</p>
      </ListStates>
      <ul>
        {members.map(member => (
          <MemberRow
            key={member.mention.id} member={member} issue={issue} picked={picked.has(member.mention.post.id)}
            pick={grouping && (() => toggle(member))}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <p className={css.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('issue.moreMembers')}
          </Button>
        </p>
      )}
      {grouping && picked.size > 0 && (
        <MemberBar issue={issue} picked={picked} grouping={grouping} clear={() => setPicked(nothing)} />
      )}
    </section>
  )
}

function Filters({ issue, filter, change }: { issue: Issue; filter: MemberFilter; change: (filter: MemberFilter) => void }) {
  const { t } = useTranslation()
  const withTone = (value: string): MemberFilter => {
    const { tone: _before, ...rest } = filter
    const tone = Tone.safeParse(value)
    return tone.success ? { ...rest, tone: tone.data } : rest
  }
  const withAgency = (value: string): MemberFilter => {
    const { agency: _before, ...rest } = filter
    return value ? { ...rest, agency: Number(value) } : rest
  }
  return (
    <span className={css.filters}>
      {issue.agencies.length > 1 && (
        <select aria-label={t('issue.agencies')} value={filter.agency ?? ''} onChange={event => change(withAgency(event.target.value))}>
          <option value="">{t('agency.all')}</option>
          {issue.agencies.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      )}
      <select aria-label={t('issue.toneFilter')} value={filter.tone ?? ''} onChange={event => change(withTone(event.target.value))}>
        <option value="">{t('issue.anyTone')}</option>
        {Tone.options.map(tone => <option key={tone} value={tone}>{t(`tone.${tone}`)}</option>)}
      </select>
      <select
        aria-label={t('issue.sortLabel')} value={filter.sort ?? 'newest'}
        onChange={event => change({ ...filter, sort: event.target.value === 'central' ? 'central' : 'newest' })}
      >
        {(['newest', 'central'] as const).map(sort => <option key={sort} value={sort}>{t(`issue.sort.${sort}`)}</option>)}
      </select>
    </span>
  )
}

/** What has come since the list was read waits here, so that no row moves under the hand. */
function Newer({ issue, first, filter }: { issue: Issue; first: IssueMentionPage | undefined; filter: MemberFilter }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  // Further pages bring what is older: only a first page read anew has what was waiting.
  const [seen, setSeen] = useState({ first, mentions: issue.mentions })
  if (seen.first !== first) setSeen({ first, mentions: issue.mentions })
  const count = seen.first === first ? issue.mentions - seen.mentions : 0
  if (count <= 0 || first === undefined) return null
  return (
    <button
      type="button" className={css.newer}
      onClick={() => void queries.resetQueries({ queryKey: membersQuery(issue.id, filter).queryKey })}
    >
      {t('issue.newer', { count })}
    </button>
  )
}
