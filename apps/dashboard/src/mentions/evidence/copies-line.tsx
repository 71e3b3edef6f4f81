import type { Mention } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { saidOf } from '../correction'
import { correctionText } from '../correction-text'
import { type CorrectAll, copiesQuery } from '../use-copies'
import css from './evidence.module.css'

/** Where else the same text stands; once somebody has spoken, the same can be said of those on which nobody has. */
export function CopiesLine({ mention, settle }: { mention: Mention; settle: CorrectAll | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useQuery(copiesQuery(mention.id))
  const copies = data?.items ?? []
  if (copies.length === 0) return null
  const open = copies.filter(copy => !copy.corrected).map(copy => copy.id)
  const said = saidOf(mention)
  const apply = settle && said && open.length > 0
    ? () => settle(open, said, t('tone.copies.done', { count: open.length, what: correctionText(t, said) }))
    : undefined
  return (
    <div className={css.copies}>
      <details>
        <summary>{t('tone.copies.others', { count: copies.length })}</summary>
        <ul className={css.rows}>
          {copies.map(copy => (
            <li key={copy.id}>
              <span>{copy.source}{copy.corrected && ` · ${t('mentions.corrected')}`}</span><span className={css.faint}>{format.full(copy.at)}</span>
            </li>
          ))}
        </ul>
      </details>
      {apply && <Button variant="default" size="compact-sm" onClick={apply}>{t('tone.copies.settleCount', { count: open.length })}</Button>}
    </div>
  )
}
