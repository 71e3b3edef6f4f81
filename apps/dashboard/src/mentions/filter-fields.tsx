import { Tone } from '@kentongan/contracts'
import { NativeSelect } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session'
import { ToneMark } from '../ui/tone-label'
import { marks, type MentionSearch, periods } from './filter-state'
import css from './filter-bar.module.css'

const DateRange = lazy(() => import('../ui/date-range').then(module => ({ default: module.DateRange })))
const SourceField = lazy(() => import('./source-field').then(module => ({ default: module.SourceField })))

/** Changes part of the address; `undefined` drops a filter. */
export type ChangeSearch = (part: { [K in keyof MentionSearch]?: MentionSearch[K] | undefined }) => void

export function FilterFields({ search, change }: { search: MentionSearch; change: ChangeSearch }) {
  const { t } = useTranslation()
  const seesSources = useMay('sources.read')
  return (
    <>
      <PeriodField search={search} change={change} />
      <ToneField tone={search.nada} change={nada => change({ nada })} />
      <NativeSelect
        className={css.mark} aria-label={t('tone.mark.label')} value={search.tanda ?? ''}
        onChange={event => change({ tanda: marks.find(mark => mark === event.target.value) })}
        data={[{ value: '', label: t('tone.mark.any') }, ...marks.map(mark => ({ value: mark, label: t(`tone.mark.${mark}`) }))]}
      />
      {seesSources && (
        <Suspense fallback={<span className={css.source} />}><SourceField source={search.sumber} change={sumber => change({ sumber })} /></Suspense>
      )}
      <NativeSelect
        className={css.select} aria-label={t('filter.relevance')} value={search.jalur ?? search.relevan ?? ''}
        onChange={event => change(relevanceIn(event.target.value))}
        data={[{ value: '', label: t('filter.relevant') }, { value: 'ragu', label: t('filter.doubtful') }, { value: 'tidak', label: t('filter.irrelevant') }, { value: 'semua', label: t('filter.anyRelevance') }]}
      />
    </>
  )
}

/** The lane stands among the relevances, because to people it is one. */
function relevanceIn(value: string): { jalur: MentionSearch['jalur'] | undefined; relevan: MentionSearch['relevan'] | undefined } {
  return { jalur: value === 'ragu' ? value : undefined, relevan: value === 'tidak' || value === 'semua' ? value : undefined }
}

const ownDates = 'tanggal'

function PeriodField({ search, change }: { search: MentionSearch; change: ChangeSearch }) {
  const { t } = useTranslation()
  const dated = search.dari !== undefined || search.sampai !== undefined
  const [picking, setPicking] = useState(dated)
  const value = search.periode ?? (picking || dated ? ownDates : '')
  const pick = (chosen: string) => {
    setPicking(chosen === ownDates)
    change({ periode: periods.find(period => period === chosen), dari: undefined, sampai: undefined })
  }
  return (
    <>
      <NativeSelect
        className={css.select} aria-label={t('filter.period')} value={value} onChange={event => pick(event.target.value)}
        data={[
          { value: '', label: t('filter.allTime') },
          ...periods.map(period => ({ value: period, label: t(`period.${period}`) })),
          { value: ownDates, label: t('filter.ownDates') },
        ]}
      />
      {value === ownDates && <Suspense fallback={null}><DateRange from={search.dari} to={search.sampai} change={(dari, sampai) => change({ periode: undefined, dari, sampai })} /></Suspense>}
    </>
  )
}

function ToneField({ tone, change }: { tone: Tone | undefined; change: (tone: Tone | undefined) => void }) {
  const { t } = useTranslation()
  return (
    <div role="group" aria-label={t('filter.tone')} className={css.tones}>
      {Tone.options.map(each => (
        <button key={each} type="button" aria-pressed={tone === each} data-tone={each} onClick={() => change(tone === each ? undefined : each)}>
          <ToneMark tone={each} />{t(`tone.${each}`)}
        </button>
      ))}
    </div>
  )
}
