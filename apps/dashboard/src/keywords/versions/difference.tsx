import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { wordDifference } from '../word-difference'
import css from '../keywords.module.css'

/** What changed from one query to the other: added underlined, removed struck out, each named for screen readers. */
export function Difference({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation()
  const changes = useMemo(() => wordDifference(before, after), [before, after])
  return (
    <p className={css.difference}>
      {changes.map((change, index) => {
        if (change.kind === 'same') return change.text
        const Mark = change.kind === 'added' ? 'ins' : 'del'
        return <Mark key={index}><span className="visually-hidden">[{t(`rule.change.${change.kind}`)}: </span>{change.text}<span className="visually-hidden">]</span></Mark>
      })}
    </p>
  )
}
