import type { ReviewQuery, ReviewQueue } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/states'
import { countSkipped, type ReviewState } from './review-state'

type Props = { kind: ReviewQuery['kind']; week: ReviewQueue['week'] | undefined; state: ReviewState; offerSkipped: () => void }

/** Why there is nothing to judge, and where to go from here. */
export function NothingToReview({ kind, week, state, offerSkipped }: Props) {
  const { t } = useTranslation()
  const skipped = countSkipped(state)
  const why = skipped > 0 ? 'skipped' : kind === 'teach' ? 'teach' : week && week.drawn > 0 ? 'sampleDone' : 'noSample'
  const actions: Record<typeof why, ReactNode> = {
    skipped: <Button onClick={offerSkipped}>{t('teach.showSkipped', { count: skipped })}</Button>,
    teach: week && week.judged < week.drawn && (
      <Button renderRoot={props => <Link {...props} to="/tinjau" search={{ jenis: 'acak' }} />}>{t('teach.toSample')}</Button>
    ),
    sampleDone: <Button component={Link} to="/mutu">{t('teach.toQuality')}</Button>,
    noSample: null,
  }
  return (
    <EmptyState icon={<IconChecks size={30} stroke={1.5} />} title={t(`teach.none.${why}`)} action={actions[why]}>
      {t(`teach.noneText.${why}`)}
    </EmptyState>
  )
}
