import type { IssueEvent, Level } from '@kentongan/contracts'
import type { TFunction } from 'i18next'
import type { Format } from '../format'
import { untilItRises } from '../inbox/issue-change'
import { issueName, statusWord } from './issue-words'

type Detail = IssueEvent['detail']
/** A sentence of the timeline, with the issue it leads to where it names another. */
export type TimelineWords = { readonly text: string; readonly reason: string | null; readonly issue: number | null }

const text = (detail: Detail, name: string) => (typeof detail[name] === 'string' ? detail[name] : null)
const number = (detail: Detail, name: string) => (typeof detail[name] === 'number' ? detail[name] : null)
const length = (detail: Detail, name: string) => {
  const value = detail[name]
  return Array.isArray(value) ? value.length : number(detail, name) ?? 0
}
const levels: readonly string[] = ['hijau', 'kuning', 'merah', 'krisis'] satisfies Level[]

/** What happened, in words; `by` is said beside it. Details that an entry lacks are left out, never guessed. */
export function timelineWords(t: TFunction, format: Format, event: IssueEvent): TimelineWords {
  const { kind, detail } = event
  const issue = leads.has(kind) ? number(detail, 'into') ?? number(detail, 'from') : null
  return { text: sentences[kind](t, format, detail), reason: text(detail, 'reason'), issue }
}

/** Entries that name an issue which can still be opened. */
const leads: ReadonlySet<IssueEvent['kind']> = new Set(['merged-into', 'split', 'split-off', 'moved'])
type Sentence = (t: TFunction, format: Format, detail: Detail) => string

const levelWord = (t: TFunction, detail: Detail, name: string) => {
  const level = text(detail, name)
  return level && levels.includes(level) ? t(`level.${level}`) : null
}
const named = (t: TFunction, detail: Detail, name: string) => {
  const value = detail[name]
  const ids = (Array.isArray(value) ? value : [value]).filter(id => typeof id === 'number')
  return ids.length === 0 ? t('issue.event.another') : ids.map(issueName).join(', ')
}
const posts: (key: 'split' | 'split-off' | 'moved-out' | 'moved-in', other: string) => Sentence = (key, other) => (t, format, detail) => {
  const count = length(detail, 'posts')
  return t(`issue.event.${key}`, { count, posts: format.number(count), issue: named(t, detail, other) })
}
const rise: Sentence = (t, format, detail) => {
  const ratio = number(detail, 'ratio')
  const count = number(detail, 'sources') ?? 0
  return ratio === null ? t('issue.event.rise') : t('issue.event.riseBy', { ratio: format.decimal(ratio), count, sources: format.number(count) })
}
const copying: Sentence = (t, format, detail) => {
  const count = number(detail, 'sources') ?? 0
  const copies = number(detail, 'posts')
  if (copies === null) return t('issue.event.copying')
  return t('issue.event.copyingBy', { posts: format.number(copies), count, sources: format.number(count) })
}

const sentences: Record<IssueEvent['kind'], Sentence> = {
  'opened': t => t('issue.event.opened'),
  'merged': (t, _format, detail) => t('issue.event.merged', { issue: named(t, detail, 'from') }),
  'merged-into': (t, _format, detail) => t('issue.event.merged-into', { issue: named(t, detail, 'into') }),
  'split': posts('split', 'into'),
  'split-off': posts('split-off', 'from'),
  'moved': (t, format, detail) => (number(detail, 'into') === null ? posts('moved-in', 'from') : posts('moved-out', 'into'))(t, format, detail),
  'undone': t => t('issue.event.undone'),
  'set-aside': t => t('issue.event.set-aside'),
  'rise': rise,
  'copying': copying,
  'machine-level': (t, _format, detail) => t('issue.event.machine-level', { level: levelWord(t, detail, 'to') ?? '–' }),
  'reopened': t => t('issue.event.reopened'),
  'level': (t, _format, detail) => {
    const level = levelWord(t, detail, 'to')
    return level ? t('issue.event.level', { level }) : t('issue.event.levelBack')
  },
  'status': (t, _format, detail) => {
    const to = text(detail, 'to')
    if (to !== 'new' && to !== 'acknowledged' && to !== 'done') return t('issue.event.statusChanged')
    return t('issue.event.status', { status: statusWord(t, to) })
  },
  'owner': (t, _format, detail) => (text(detail, 'to') ? t('issue.event.owner', { name: text(detail, 'to') }) : t('issue.event.ownerless')),
  'mute': (t, format, detail) => {
    const until = text(detail, 'until')
    if (until === null || Number.isNaN(Date.parse(until))) return t('issue.event.muted')
    return until === untilItRises ? t('issue.event.muteRise') : t('issue.event.mute', { until: format.full(until) })
  },
  'unmute': (t, _format, detail) => (text(detail, 'why') === 'rise' ? t('issue.event.unmuteRise') : t('issue.event.unmute')),
  'title': (t, _format, detail) => (text(detail, 'to') ? t('issue.event.title', { title: text(detail, 'to') }) : t('issue.event.titleBack')),
}
