import { useTranslation } from 'react-i18next'
import css from './agencies.module.css'
import { type ChangeLists, TermField } from './term-field'
import { type TermLists, withoutCapital } from './terms'

/** Names, acronyms and keywords of an agency, and how to mark one as ambiguous. */
export function NamingFields({ lists, change }: { lists: TermLists; change: ChangeLists }) {
  const { t } = useTranslation()
  const small = withoutCapital(lists.acronym)
  return (
    <>
      <TermField kind="name" lists={lists} change={change} markable />
      <TermField kind="acronym" lists={lists} change={change} markable error={small.length > 0 ? t('terms.notCapital', { words: small.join(', ') }) : undefined} />
      <TermField kind="keyword" lists={lists} change={change} markable />
      <p className={css.explain}><span className="chip-marked">? {t('terms.ambiguous')}</span> {t('terms.ambiguousText')}</p>
    </>
  )
}
