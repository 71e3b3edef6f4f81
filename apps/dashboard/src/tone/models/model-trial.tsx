import type { ToneTrial } from '@kentongan/contracts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ToneLabel } from '../../ui/tone-label'
import { useFormat } from '../../ui/use-format'
import css from './models.module.css'
import { points, signedPoints } from './points'

type Props = { trial: ToneTrial; name: string }

/** Both models' figures on what neither has seen, in points of a hundred, and who was left out. */
export function ModelTrial({ trial, name }: Props) {
  const { t } = useTranslation()
  const { distrusted } = trial
  return (
    <>
      {trial.heldOut > 0 && <Figures trial={trial} name={name} />}
      {distrusted.accounts.length > 0 && (
        <p className={css.distrusted}>{t('model.distrusted', { count: distrusted.corrections, accounts: distrusted.accounts.join(', ') })}</p>
      )}
    </>
  )
}

function Figures({ trial, name }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { differenceLow, differenceHigh, calibrationError } = trial
  const bounds = { low: signedPoints(format, differenceLow), high: signedPoints(format, differenceHigh) }
  return (
    <>
      <p className={css.faint}>{t('model.heldOut', { corrections: format.number(trial.corrections), heldOut: format.number(trial.heldOut) })}</p>
      <div className={css.tableBox} tabIndex={0} role="region" aria-label={`${t('model.figures')}: ${name}`}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('model.figures')}</th>
              <th scope="col">{t('model.before')}</th>
              <th scope="col">{t('model.after')}</th>
              <th scope="col">{t('model.difference')}</th>
            </tr>
          </thead>
          <tbody>
            <Row name={<b>{t('model.onCorrections')}</b>} before={trial.before} after={trial.after} />
            {trial.perTone.map(({ tone, before, after }) => <Row key={tone} name={<ToneLabel tone={tone} />} before={before} after={after} />)}
            <Row name={t('model.onAnchor')} before={trial.anchorBefore} after={trial.anchorAfter} />
            {calibrationError && <Row name={t('model.calibration')} {...calibrationError} />}
          </tbody>
        </table>
      </div>
      <p>{t(differenceLow > 0 ? 'model.surely' : 'model.noise', bounds)}</p>
    </>
  )
}

function Row({ name, before, after }: { name: ReactNode; before: number; after: number }) {
  const format = useFormat()
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{points(format, before)}</td>
      <td>{points(format, after)}</td>
      <td>{signedPoints(format, after - before)}</td>
    </tr>
  )
}
