import type { IssueEvent, Level } from '@kentongan/contracts'
import type { TFunction } from 'i18next'
import type { Format } from '../format'
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
  const issue = number(detail, 'into') ?? number(detail, 'issue') ?? (typeof detail['from'] === 'number' ? detail['from'] : null)
  const said = sentences[kind](t, format, detail)
  return { text: said, reason: text(detail, 'reason'), issue: grouping.has(kind) ? issue : null }
}

const grouping: ReadonlySet<IssueEvent['kind']> = new Set(['merged', 'merged-into', 'split', 'split-off', 'moved'])
type Sentence = (t: TFunction, format: Format, detail: Detail) => string

const levelWord = (t: TFunction, detail: Detail, name: string) => {
  const level = text(detail, name)
  return level && levels.includes(level) ? t(`level.${level}`) : null
}
const named = (t: TFunction, detail: Detail, name: string) => {
  const id = number(detail, name)
  return id === null ? t('issue.event.another') : issueName(id)
}
const posts: (key: 'split' | 'split-off' | 'moved-out' | 'moved-in', other: string) => Sentence = (key, other) => (t, format, detail) => {
  const count = length(detail, 'posts')
  return t(`issue.event.${key}`, { count, posts: format.number(count), issue: named(t, detail, other) })
}
const surge: (key: 'rise' | 'copying') => Sentence = key => (t, format, detail) => {
  const ratio = number(detail, 'ratio')
  const count = number(detail, 'sources') ?? 0
  if (key === 'rise' && ratio !== null) return t('issue.event.riseBy', { ratio: format.decimal(ratio), count, sources: format.number(count) })
  return t(`issue.event.${key}`)
}

const sentences: Record<IssueEvent['kind'], Sentence> = {
  'opened': (t, _format, detail) => (text(detail, 'source') ? t('issue.event.openedBy', { source: text(detail, 'source') }) : t('issue.event.opened')),
  'merged': (t, _format, detail) => t('issue.event.merged', { issue: named(t, detail, 'from') }),
  'merged-into': (t, _format, detail) => t('issue.event.merged-into', { issue: named(t, detail, 'into') }),
  'split': posts('split', 'issue'),
  'split-off': posts('split-off', 'from'),
  'moved': (t, format, detail) => (number(detail, 'into') === null ? posts('moved-in', 'from') : posts('moved-out', 'into'))(t, format, detail),
  'undone': t => t('issue.event.undone'),
  'rise': surge('rise'),
  'copying': surge('copying'),
  'machine-level': (t, _format, detail) => t('issue.event.machine-level', { level: levelWord(t, detail, 'to') ?? '–' }),
  'level': (t, _format, detail) => {
    const level = levelWord(t, detail, 'to')
    return level ? t('issue.event.level', { level }) : t('issue.event.levelBack')
  },
  'status': (t, _format, detail) => {
    const to = text(detail, 'to')
    return to === 'new' || to === 'acknowledged' || to === 'done' ? t('issue.event.status', { status: statusWord(t, to) }) : t('issue.event.statusChanged')
  },
  'owner': (t, _format, detail) => (text(detail, 'to') ? t('issue.event.owner', { name: text(detail, 'to') }) : t('issue.event.ownerless')),
  'mute': (t, format, detail) => {
    const until = text(detail, 'until')
    return until && !Number.isNaN(Date.parse(until)) ? t('issue.event.mute', { until: format.full(until) }) : t('issue.event.muted')
  },
  'unmute': (t, _format, detail) => (text(detail, 'because') === 'rise' ? t('issue.event.unmuteRise') : t('issue.event.unmute')),
  'title': (t, _format, detail) => (text(detail, 'to') ? t('issue.event.title', { title: text(detail, 'to') }) : t('issue.event.titleBack')),
}
