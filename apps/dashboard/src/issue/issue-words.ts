import type { Issue, IssueStatus, ScorePart } from '@kentongan/contracts'
import type { TFunction } from 'i18next'
import type { Format } from '../format'
import { roundSpan } from '../format'

/** How an issue is named among people: "ISU-123". */
export const issueName = (id: number) => `ISU-${id}`

/** The number in "ISU-123" or "123"; null for other words. */
export function issueNumber(words: string): number | null {
  const digits = /^\s*(?:isu[-\s]?)?(\d{1,15})\s*$/i.exec(words)?.[1]
  return digits ? Number(digits) || null : null
}

/** The pace of an issue against its usual, without what stands beside it anyway. */
export function paceWords(t: TFunction, format: Format, issue: Pick<Issue, 'rise' | 'mentions' | 'sources'>): string {
  return issue.rise?.code === 'rise' ? t('issue.why.pace', { ratio: format.decimal(issue.rise.ratio) }) : riseWords(t, format, issue)
}

/** Why an issue is seen: how many times its usual, or that few copy much. */
export function riseWords(t: TFunction, format: Format, { rise, mentions, sources }: Pick<Issue, 'rise' | 'mentions' | 'sources'>): string {
  if (rise?.code === 'rise') {
    return t('issue.why.rise', { ratio: format.decimal(rise.ratio), count: rise.sources, sources: format.number(rise.sources) })
  }
  if (rise?.code === 'copying') return t('issue.why.copying', { posts: format.number(mentions), sources: format.number(sources) })
  return t('issue.why.usual')
}

export const statusWord = (t: TFunction, status: IssueStatus) => t(`issue.status.${status}`)

/** A span of hours in words, by its largest unit. */
export function hoursWords(t: TFunction, hours: number): string {
  const { unit, count } = roundSpan(hours * 3600)
  return t(`span.${unit}`, { count })
}

const some = (facts: ScorePart['facts'], name: string) => facts[name] ?? 0

/** The figures that a part of the score was made of, as one short phrase. */
export function partWords(t: TFunction, format: Format, { code, facts }: ScorePart): string {
  if (code === 'speed') {
    const ratio = some(facts, 'ratio')
    if (ratio <= 1) return t('issue.part.speedUsual')
    return t('issue.part.speedFacts', { ratio: format.decimal(ratio), low: format.decimal(some(facts, 'ratioLow')) })
  }
  if (code === 'negative') {
    const judged = some(facts, 'judged')
    if (judged === 0) return t('issue.part.negativeNone')
    const share = format.percent(some(facts, 'negative') / judged)
    const [low, high] = [format.percent(some(facts, 'low')), format.percent(some(facts, 'high'))]
    return t('issue.part.negativeFacts', { share, all: format.number(judged), low, high })
  }
  if (code === 'reach') {
    const counted = (name: string) => format.number(some(facts, name))
    return t('issue.part.reachFacts', { pers: counted('pers'), resmi: counted('resmi'), lain: counted('lain') })
  }
  const hours = some(facts, 'hours')
  return hours > 0 ? t('issue.part.unansweredFacts', { span: hoursWords(t, hours) }) : t('issue.part.unansweredNone')
}
