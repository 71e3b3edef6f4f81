import type { ToneQuality } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconTargetArrow } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api-client'
import { useMay } from '../../session'
import { Page, Panel } from '../../ui/page'
import { RequirePermission } from '../../ui/page-states'
import { EmptyState, ListStates, LoadingRows } from '../../ui/states'
import { useFormat } from '../../ui/use-format'
import css from './quality.module.css'
import { ToneShares } from './tone-shares'
import { Weeks } from './weeks'

const ModelPanel = lazy(() => import('../models/model-panel').then(module => ({ default: module.ModelPanel })))

export function QualityPage() {
  return <RequirePermission permission="mentions.read"><Quality /></RequirePermission>
}

/** How often the machine is right here, from the weekly random sample; for those who answer for the installation also its models. */
function Quality() {
  const { t } = useTranslation()
  const manages = useMay('tone.manage')
  const quality = useQuery({ queryKey: ['tone-quality'], queryFn: ({ signal }) => call('toneQuality', { query: {} }, signal) })
  return (
    <Page title={t('quality.title')} lead={t('quality.lead')}>
      <ListStates list={quality} empty={!quality.data} rows={4} height={48} />
      {quality.data && <Sample quality={quality.data} />}
      {manages && <Suspense fallback={<LoadingRows rows={4} height={48} />}><ModelPanel /></Suspense>}
    </Page>
  )
}

function Sample({ quality }: { quality: ToneQuality }) {
  const { t } = useTranslation()
  const format = useFormat()
  const judges = useMay('mentions.correct')
  const { since, shares, irrelevant, weeks } = quality
  const judged = shares.reduce((sum, share) => sum + share.judged, 0)
  const toSample = judges && (
    <Button variant={judged === 0 ? 'filled' : 'default'} renderRoot={props => <Link {...props} to="/tinjau" search={{ jenis: 'acak' }} />}>
      {t('quality.judge')}
    </Button>
  )
  if (judged === 0 && irrelevant === 0) {
    return (
      <Panel>
        <EmptyState icon={<IconTargetArrow size={30} stroke={1.5} />} title={t('quality.none')} action={toSample}>{t('quality.noneText')}</EmptyState>
      </Panel>
    )
  }
  return (
    <>
      <Panel title={t('quality.perTone')} aside={toSample}>
        <p className={css.faint}>{since && t('quality.since', { at: format.date(since) })} {t('quality.howRead')}</p>
        <ToneShares shares={shares} />
        {irrelevant > 0 && <p className={css.faint}>{t('quality.irrelevant', { count: irrelevant })}</p>}
      </Panel>
      {weeks.length > 0 && <Weeks weeks={weeks} />}
    </>
  )
}
