import type { ScorePart } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/use-format'
import { partWords } from './issue-words'
import css from './score.module.css'

/** The visible parts of a score: points of how many, and the figures they were made of. */
export function ScoreParts({ parts }: { parts: readonly ScorePart[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ul className={css.parts}>
      {parts.map(part => (
        <li key={part.code}>
          <p>
            <span><b>{t(`issue.part.${part.code}`)}</b> {partWords(t, format, part)}</span>
            <span><b>{format.number(Math.round(part.points))}</b>/{format.number(part.max)}</span>
          </p>
          <span className={css.bar} aria-hidden>
            <i style={{ width: `${part.max > 0 ? Math.min(100, (part.points / part.max) * 100) : 0}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}
