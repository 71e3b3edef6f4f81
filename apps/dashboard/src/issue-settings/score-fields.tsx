import { useTranslation } from 'react-i18next'
import { LevelChip } from '../ui/level-chip'
import { useFormat } from '../ui/use-format'
import { isAscending, numberIn, type SettingsDraft, sumOfWeights, thresholdNames, weightNames } from './settings-draft'
import css from './issue-settings.module.css'

export type Fields = { draft: SettingsDraft; change: (draft: SettingsDraft) => void; manages: boolean }

/** How many points each part of the score can bring: a slider and its number, and whether they make a hundred. */
export function WeightFields({ draft, change, manages }: Fields) {
  const { t } = useTranslation()
  const format = useFormat()
  const sum = sumOfWeights(draft)
  const set = (name: (typeof weightNames)[number], value: string) => change({ ...draft, weights: { ...draft.weights, [name]: value } })
  return (
    <>
      <ul className={css.weights}>
        {weightNames.map(name => (
          <li key={name}>
            <label htmlFor={`bobot-${name}`}>
              <b>{t(`issue.part.${name}`)}</b><small>{t(`issueSettings.means.${name}`)}</small>
            </label>
            {manages && (
              <input
                type="range" min={0} max={100} value={numberIn(draft.weights[name]) || 0}
                onChange={event => set(name, event.target.value)}
                aria-label={t('issueSettings.slide', { name: t(`issue.part.${name}`) })}
              />
            )}
            {manages
              ? (
                <input
                  id={`bobot-${name}`} className={css.number} type="number" min={0} max={100} step="any" required
                  value={draft.weights[name]} onChange={event => set(name, event.target.value)}
                />
              )
              : <output id={`bobot-${name}`}>{format.decimal(numberIn(draft.weights[name]))}</output>}
          </li>
        ))}
      </ul>
      {manages && (
        <p className={css.sum} data-wrong={sum !== 100 || undefined} role="status">
          {Number.isNaN(sum) ? t('issueSettings.sumMissing') : t(sumKey(sum), { sum: format.decimal(sum), rest: format.decimal(Math.abs(100 - sum)) })}
        </p>
      )}
    </>
  )
}

const sumKey = (sum: number) => (sum === 100 ? 'issueSettings.sumRight' : sum > 100 ? 'issueSettings.sumOver' : 'issueSettings.sumUnder')

/** From which score each level holds, as numbers and on a line from 0 to 100. */
export function ThresholdFields({ draft, change, manages }: Fields) {
  const { t } = useTranslation()
  const ascending = isAscending(draft)
  return (
    <>
      {ascending && <LevelLine draft={draft} />}
      <ul className={css.thresholds}>
        <li><LevelChip level="hijau" /> {t('issueSettings.from', { score: 0 })}</li>
        {thresholdNames.map(name => (
          <li key={name}>
            <label htmlFor={`ambang-${name}`}><LevelChip level={name} /></label>
            {manages
              ? (
                <input
                  id={`ambang-${name}`} className={css.number} type="number" min={1} max={100} step="any" required
                  value={draft.thresholds[name]}
                  onChange={event => change({ ...draft, thresholds: { ...draft.thresholds, [name]: event.target.value } })}
                />
              )
              : <output id={`ambang-${name}`}>{t('issueSettings.from', { score: draft.thresholds[name] })}</output>}
          </li>
        ))}
      </ul>
      {!ascending && <p className={css.sum} data-wrong role="status">{t('issueSettings.notAscending')}</p>}
      <p className={css.faint}>{t('issueSettings.thresholdsNote')}</p>
    </>
  )
}

function LevelLine({ draft }: { draft: SettingsDraft }) {
  const ends = [...thresholdNames.map(name => numberIn(draft.thresholds[name])), 100]
  const levels = ['hijau', ...thresholdNames] as const
  return (
    <div className={css.line} aria-hidden>
      {levels.map((level, index) => (
        <i key={level} data-level={level} style={{ flexGrow: Math.max(0, (ends[index] ?? 100) - (ends[index - 1] ?? 0)) }} />
      ))}
    </div>
  )
}
