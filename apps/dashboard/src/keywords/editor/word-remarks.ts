import type { QueryCheck, QueryRemark } from '@kentongan/contracts'
import type { TFunction } from 'i18next'
import type { WordedRemark } from './query-marks'

/** A sentence for a remark: its column, counted from 1, and what to do. */
export function wordRemark(t: TFunction, { code, start, values }: QueryRemark): string {
  const filled = { ...values, column: start + 1, defaultValue: '' }
  return t(`query.remark.${code}`, filled) || t('query.remark.other', { ...filled, code })
}

/** All remarks of a check in sentences: problems first, each group in the order of the text. */
export function wordRemarks(t: TFunction, check: Pick<QueryCheck, 'problems' | 'hints'>): WordedRemark[] {
  const inOrder = (remarks: readonly QueryRemark[], severity: WordedRemark['severity']) =>
    [...remarks].sort((a, b) => a.start - b.start).map(remark => ({ remark, severity, text: wordRemark(t, remark) }))
  return [...inOrder(check.problems, 'problem'), ...inOrder(check.hints, 'hint')]
}
