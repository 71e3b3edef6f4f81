import { type CorrectMention, Tone } from '@kentongan/contracts'
import { Button, CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ToneMark } from '../ui/tone-label'
import { useFormat } from '../ui/use-format'
import css from './bulk-bar.module.css'
import { mostPicked } from './selection'

type Props = { count: number; loaded: number; correct: (change: CorrectMention) => void; pickAll: () => void; clear: () => void }

/** What can be said of everything picked at once. */
export function BulkBar({ count, loaded, correct, pickAll, clear }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const more = Math.min(loaded, mostPicked)
  return (
    <div className={css.bar} role="group" aria-label={t('tone.bulk.label')}>
      <p role="status">
        <b>{t('tone.bulk.picked', { count, shown: format.number(count) })}</b>{count >= mostPicked && <> {t('tone.bulk.most')}</>}
      </p>
      <div className={css.tones}>
        {Tone.options.map(tone => (
          <Button key={tone} variant="default" size="compact-sm" leftSection={<ToneMark tone={tone} />} onClick={() => correct({ tone })}>
            {t(`tone.${tone}`)}
          </Button>
        ))}
      </div>
      <Button variant="default" size="compact-sm" onClick={() => correct({ relevant: false })}>{t('filter.irrelevant')}</Button>
      <Button variant="default" size="compact-sm" onClick={() => correct({ relevant: true })}>{t('filter.relevant')}</Button>
      {count < more && (
        <Button variant="subtle" size="compact-sm" onClick={pickAll}>{t('tone.bulk.all', { count: more, shown: format.number(more) })}</Button>
      )}
      <CloseButton className={css.close} onClick={clear} aria-label={t('tone.bulk.clear')} title={t('tone.bulk.clear')} />
    </div>
  )
}
