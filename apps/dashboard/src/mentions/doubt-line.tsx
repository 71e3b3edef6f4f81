import type { CorrectMention, Mention } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useAgencies } from '../agencies/use-agencies'
import { Tag } from '../ui/tag'
import css from './mentions.module.css'
import { doubtOf } from './review-lane'

export type Decide = (mention: Mention, change: CorrectMention) => void

/** Why a mention is in doubt, and the two answers for those who may give one. */
export function DoubtLine({ mention, decide }: { mention: Mention; decide: Decide | undefined }) {
  const { t } = useTranslation()
  const { kind, words } = doubtOf(mention, useAgencies())
  const answer = (relevant: boolean) => (event: MouseEvent) => {
    event.stopPropagation()
    decide?.(mention, { relevant })
  }
  return (
    <div className={css.doubt}>
      <p><Tag kind="warn">{t('review.mark')}</Tag> {t(`review.why.${kind}`, { words: words.map(word => `“${word}”`).join(', ') })}</p>
      {decide && (
        <span className={css.answers}>
          <Button variant="default" size="compact-sm" leftSection={<IconCheck size={13} />} onClick={answer(true)}>{t('review.relevant')}</Button>
          <Button variant="default" size="compact-sm" leftSection={<IconX size={13} />} onClick={answer(false)}>{t('review.irrelevant')}</Button>
        </span>
      )}
    </div>
  )
}
