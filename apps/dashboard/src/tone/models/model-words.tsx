import type { WordChange } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { ToneLabel } from '../../ui/tone-label'
import { useFormat } from '../../ui/use-format'
import { wordChangeKind } from './model-state'
import css from './models.module.css'

/** Which words came to mean something else here, and how much. */
export function ModelWords({ words, name }: { words: readonly WordChange[]; name: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const weight = (value: number | null) => (value === null ? '–' : format.share(value).replace('-', '−'))
  return (
    <div className={css.tableBox} tabIndex={0} role="region" aria-label={`${t('model.words')}: ${name}`}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('model.word')}</th>
            <th scope="col">{t('filter.tone')}</th>
            <th scope="col">{t('model.before')}</th>
            <th scope="col">{t('model.after')}</th>
            <th scope="col">{t('model.change')}</th>
          </tr>
        </thead>
        <tbody>
          {words.map(change => (
            <tr key={`${change.word} ${change.tone}`}>
              <th scope="row">{change.word}</th>
              <td><ToneLabel tone={change.tone} /></td>
              <td>{weight(change.before)}</td>
              <td>{weight(change.after)}</td>
              <td>{t(`model.wordChange.${wordChangeKind(change)}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
