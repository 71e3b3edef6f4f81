import { namingKinds, type TermKind } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import css from './agencies.module.css'
import { decidingKinds, listsOf, type TermLists } from './terms'

const deciding = [...decidingKinds, 'exclude'] as const

/** What names an agency, and folded away what decides in doubt and what excludes. */
export function AgencyWords({ terms }: { terms: Parameters<typeof listsOf>[0] }) {
  const { t } = useTranslation()
  const lists = listsOf(terms)
  const others = deciding.reduce((sum, kind) => sum + lists[kind].length, 0)
  if (namingKinds.every(kind => lists[kind].length === 0)) return <p className={css.noTerms}>{t('agency.noTerms')}</p>
  return (
    <>
      <WordLists kinds={namingKinds} lists={lists} />
      {others > 0 && (
        <details className={css.others}>
          <summary>{t('agency.otherWords', { count: others })}</summary>
          <WordLists kinds={deciding} lists={lists} />
        </details>
      )}
    </>
  )
}

function WordLists({ kinds, lists }: { kinds: readonly TermKind[]; lists: TermLists }) {
  const { t } = useTranslation()
  return (
    <dl className={css.terms}>
      {kinds.filter(kind => lists[kind].length > 0).map(kind => (
        <div key={kind}>
          <dt>{t(`termKind.${kind}`)}</dt>
          <dd>{lists[kind].map(({ text, ambiguous }) => <span key={text} className="chip">{text}{ambiguous && <span className="chip-marked">? {t('terms.ambiguous')}</span>}</span>)}</dd>
        </div>
      ))}
    </dl>
  )
}
