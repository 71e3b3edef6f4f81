import { useTranslation } from 'react-i18next'
import { ChipInput } from '../ui/chip-input'
import { doubtfulAcronyms, type TermLists } from './terms'

/** Names, acronyms and keywords of an agency. */
export function TermFields({ lists, change }: { lists: TermLists; change: (lists: TermLists) => void }) {
  const { t } = useTranslation()
  const doubtful = doubtfulAcronyms(lists.acronym)
  return (
    <>
      <ChipInput label={t('terms.names')} description={t('terms.namesHint')} placeholder={t('terms.namesExample')} values={lists.name} onChange={name => change({ ...lists, name })} />
      <ChipInput
        label={t('terms.acronyms')} description={t('terms.acronymsHint')} placeholder={t('terms.acronymsExample')} values={lists.acronym} onChange={acronym => change({ ...lists, acronym })}
        error={doubtful.length > 0 ? t('terms.notCapital', { words: doubtful.join(', ') }) : undefined}
      />
      <ChipInput label={t('terms.keywords')} description={t('terms.keywordsHint')} placeholder={t('terms.keywordsExample')} values={lists.keyword} onChange={keyword => change({ ...lists, keyword })} />
    </>
  )
}
