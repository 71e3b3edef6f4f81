import type { IssueCopies } from '@kentongan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { safeLink } from '../mentions/safe-link'
import { ErrorState, LoadingRows } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { groupCopiesQuery } from './issue-queries'
import css from './members.module.css'

/** Where else the same text stands, oldest first, with what each headline left out and put in. */
export function MemberCopies({ postId }: { postId: number }) {
  const { data, error, isPending, refetch } = useQuery(groupCopiesQuery(postId))
  if (isPending) return <LoadingRows rows={3} height={18} />
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} compact />
  return <ol className={css.copies}>{data.items.map((copy, index) => <Copy key={copy.postId} copy={copy} first={index === 0} />)}</ol>
}

function Copy({ copy, first }: { copy: IssueCopies['items'][number]; first: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const link = safeLink(copy.url)
  const changed = copy.removed.length + copy.added.length > 0
  return (
    <li>
      <span>
        <b>{link ? <a href={link} target="_blank" rel="noopener noreferrer nofollow ugc">{copy.source}</a> : copy.source}</b>
        {first && ` ${t('issue.copyFirst')}`}
      </span>
      <time dateTime={copy.at}>{format.full(copy.at)}</time>
      {changed && (
        <p>
          {copy.removed.map((word, at) => <del key={`-${at}`}>{word}</del>)}
          {copy.added.map((word, at) => <ins key={`+${at}`}>{word}</ins>)}
        </p>
      )}
    </li>
  )
}
