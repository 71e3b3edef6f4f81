import { useTranslation } from 'react-i18next'
import { Sheet } from '../../ui/sheet'
import css from './editor.module.css'

/** Each with an example that stays as it is in every language; the words beside come from the catalogue. */
const examples = [
  ['words', 'imigrasi paspor'], ['phrase', '"bea cukai"'], ['or', 'paspor ATAU visa'], ['not', 'imigrasi -lowongan'], ['group', '(paspor ATAU visa) antre'],
  ['near', 'BPN NEAR/12 (tanah ATAU sertifikat)'], ['onear', 'kepala ONEAR/3 imigrasi'], ['wildcard', 'imigras*  *hoaks'], ['exact', '=BPN'],
  ['hashtag', '#PelayananImigrasi'], ['field', 'judul:banjir'], ['source', 'sumber:antaranews.com'], ['author', 'penulis:redaksi'], ['lang', 'bahasa:id'],
] as const

/** The grammar on one sheet. */
export function GrammarHelp({ close }: { close: () => void }) {
  const { t } = useTranslation()
  return (
    <Sheet title={t('query.help.title')} closeLabel={t('action.close')} position="right" size="440px" close={close}>
      <p className={css.lead}>{t('query.help.lead')}</p>
      <dl className={css.grammar}>
        {examples.map(([key, example]) => <div key={key}><dt><code>{example}</code></dt><dd>{t(`query.grammar.${key}`)}</dd></div>)}
      </dl>
      <h3>{t('query.help.orderTitle')}</h3>
      <p>{t('query.help.order')}</p>
      <h3>{t('query.help.foundTitle')}</h3>
      <p>{t('query.help.found')}</p>
      <h3>{t('query.help.limitsTitle')}</h3>
      <p>{t('query.help.limits')}</p>
    </Sheet>
  )
}
