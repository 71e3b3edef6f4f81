import { type Issue, type IssueVolume, Tone } from '@kentongan/contracts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../ui/states'
import { ToneMark } from '../ui/tone-label'
import { fillVolume, trimSilence, type VolumeSlot } from './fill-volume'
import { type VolumeStep, volumeQuery } from './issue-queries'
import { VolumeTable } from './volume-table'
import css from './volume.module.css'

const VolumeChart = lazy(() => import('./volume-chart').then(module => ({ default: module.VolumeChart })))
const steps: readonly VolumeStep[] = ['15', '60']

/** How loud the issue is over time, by tone, against what is usual: as a chart or as its numbers. */
export function VolumePanel({ issue }: { issue: Issue }) {
  const { t } = useTranslation()
  const [step, setStep] = useState<VolumeStep>('15')
  const [table, setTable] = useState(false)
  const { data, error, refetch } = useQuery(volumeQuery(issue.id, step))
  return (
    <section className={css.panel} aria-label={t('issue.volume.title')}>
      <header className={css.head}>
        <h2>{t(`issue.volume.per.${step}`)}</h2>
        <span className={css.legend}>
          {Tone.options.map(tone => <span key={tone} data-tone={tone}><ToneMark tone={tone} />{t(`tone.${tone}`)}</span>)}
          <span className={css.usual}>{t('issue.volume.usual')}</span>
        </span>
        <span className={css.choices}>
          <span role="group" aria-label={t('issue.volume.stepLabel')} className={css.switch}>
            {steps.map(each => (
              <button key={each} type="button" aria-pressed={step === each} onClick={() => setStep(each)}>
                {t(`issue.volume.span.${each}`)}
              </button>
            ))}
          </span>
          <button type="button" className={css.swap} aria-pressed={table} onClick={() => setTable(!table)}>
            {t('volume.table')}
          </button>
        </span>
      </header>
      {error && !data && <div className={css.body}><ErrorState error={error} retry={() => void refetch()} compact /></div>}
      {data && <VolumeBody volume={data} table={table} />}
      {!data && !error && <div className={css.room} />}
    </section>
  )
}

function VolumeBody({ volume, table }: { volume: IssueVolume; table: boolean }) {
  const { t } = useTranslation()
  const slots = fillVolume(volume)
  if (slots.every(isEmpty)) return <p className={css.none}>{t('issue.volume.none')}</p>
  if (table) return <VolumeTable slots={slots} minutes={volume.minutes} />
  return (
    <div className={css.body}>
      <Suspense fallback={<div className={css.room} />}><VolumeChart volume={volume} slots={trimSilence(slots)} /></Suspense>
    </div>
  )
}

const isEmpty = ({ negatif, netral, positif }: VolumeSlot) => negatif + netral + positif === 0
