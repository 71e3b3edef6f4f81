import type { TermKind } from '@kentongan/contracts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChipInput } from '../ui/chip-input'
import { keepMarks, type TermLists, toggleMark } from './terms'

export type ChangeLists = (lists: TermLists) => void
type Props = { kind: TermKind; lists: TermLists; change: ChangeLists; error?: ReactNode; markable?: boolean; options?: readonly { value: string; label: string }[] }

/** The words of one kind; where they name the agency, each can be marked as ambiguous. */
export function TermField({ kind, lists, change, error, markable = false, options }: Props) {
  const { t } = useTranslation()
  const chips = lists[kind]
  const mark = {
    marked: new Set(chips.filter(chip => chip.ambiguous).map(chip => chip.text)),
    word: t('terms.ambiguous'),
    labelOf: (text: string) => t('terms.mark', { text }),
    toggle: (text: string) => change({ ...lists, [kind]: toggleMark(chips, text) }),
  }
  return (
    <ChipInput
      label={t(`termKind.${kind}`)} description={t(`terms.hint.${kind}`)} placeholder={t(`terms.example.${kind}`)} error={error}
      values={chips.map(chip => chip.text)} onChange={texts => change({ ...lists, [kind]: keepMarks(chips, texts) })}
      {...(markable ? { mark } : {})} {...(options ? { options } : {})}
    />
  )
}
