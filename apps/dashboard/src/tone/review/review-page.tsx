import type { ReviewQuery } from '@kentongan/contracts'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../session'
import { useChosenAgency } from '../../ui/chosen-agency'
import { usePageTitle } from '../../ui/page'
import { RequirePermission } from '../../ui/page-states'
import { ListStates } from '../../ui/states'
import { NothingToReview } from './nothing-to-review'
import { ReviewCard } from './review-card'
import css from './review.module.css'
import { readReviewKind } from './review-search'
import { ReviewTabs } from './review-tabs'
import { useReview } from './use-review'
import { useReviewKeys } from './use-review-keys'
import { VerdictBar } from './verdict-bar'

export function ReviewPage() {
  const { t } = useTranslation()
  usePageTitle(t('teach.title'))
  const kind = readReviewKind(useSearch({ strict: false }) as Record<string, unknown>)
  const agency = useChosenAgency()
  // The sample is drawn from all agencies together; narrowing it would make it another sample.
  const query: ReviewQuery = kind === 'teach' && agency ? { kind, agency } : { kind }
  return <RequirePermission permission="mentions.correct"><Review key={JSON.stringify(query)} query={query} /></RequirePermission>
}

/** One mention at a time, judged with one key; what was said last can always be taken back. */
function Review({ query }: { query: ReviewQuery }) {
  const { t } = useTranslation()
  const { shortcuts } = useMe().account
  const review = useReview(query)
  const { state, week, judge, undo, turnCopies } = review
  const item = state.queue[0]
  useReviewKeys(shortcuts, { judge, undo, turnCopies })
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t('teach.title')}</h1>
        <ReviewTabs kind={query.kind} week={week} />
        <p className={css.lead}>{t(`teach.lead.${query.kind}`)}</p>
      </header>
      <div className={css.body}>
        <ListStates list={review} empty={!item} rows={4} height={64}>
          <NothingToReview kind={query.kind} week={week} state={state} offerSkipped={review.offerSkipped} />
        </ListStates>
        {item && <ReviewCard item={item} blind={query.kind === 'random'} withCopies={review.withCopies} turnCopies={turnCopies} />}
      </div>
      <VerdictBar last={state.past.at(-1)} next={item} judge={item && judge} undo={undo} shortcuts={shortcuts} />
    </div>
  )
}
