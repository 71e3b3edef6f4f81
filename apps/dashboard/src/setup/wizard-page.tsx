import type { Agency } from '@kentongan/contracts'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { agenciesQuery } from '../agencies/use-agencies'
import { useMe } from '../session'
import { useLiveStream } from '../use-live'
import { useLiveRefresh } from '../ui/live/use-live-refresh'
import { Logo } from '../ui/logo'
import { usePageTitle } from '../ui/page'
import { RequirePermission } from '../ui/page-states'
import { ListStates } from '../ui/states'
import { Tag } from '../ui/tag'
import { AgencyStep } from './agency-step'
import { NamesStep } from './names-step'
import { SourcesStep } from './sources-step'
import css from './wizard.module.css'

const steps = ['agency', 'names', 'sources'] as const

/** Agency, its names, first sources. Every step may be skipped and done again later; the step stands in the address. */
export function WizardPage() {
  const { t } = useTranslation()
  usePageTitle(t('wizard.title'))
  const { demo } = useMe()
  const { langkah } = useSearch({ strict: false }) as { langkah?: unknown }
  const navigate = useNavigate()
  useLiveStream()
  useLiveRefresh()
  const at = Math.min(steps.length, Math.max(1, Number(langkah) || 1))
  const go = (step: number) => void navigate({ to: '/mulai', search: { langkah: step } })
  const agencies = useQuery(agenciesQuery)
  return (
    <RequirePermission permission="agencies.write">
      <div className={css.page}>
        <header className={css.top}><Logo /><b>{t('app.name')}</b>{demo && <Tag kind="mark">{t('demo.mark')}</Tag>}<Link to="/sebutan">{t('wizard.leave')}</Link></header>
        <main className={css.main}>
          <h1>{t('wizard.title')}</h1>
          <ol className={css.steps}>
            {steps.map((step, index) => (
              <li key={step}>
                <button type="button" onClick={() => go(index + 1)} aria-current={at === index + 1 ? 'step' : undefined} data-done={at > index + 1 || undefined}>
                  <span aria-hidden>{at > index + 1 ? <IconCheck size={14} stroke={2.5} /> : index + 1}</span>{t(`wizard.${step}`)}
                </button>
              </li>
            ))}
          </ol>
          <ListStates list={agencies} empty={!agencies.data} rows={4} height={40} />
          {agencies.data && <section className={css.card} key={at}><Step at={at} agencies={agencies.data.items} go={go} /></section>}
        </main>
      </div>
    </RequirePermission>
  )
}

function Step({ at, agencies, go }: { at: number; agencies: readonly Agency[]; go: (step: number) => void }) {
  const first = agencies.find(agency => agency.parentId === null) ?? agencies[0]
  if (at === 1) return <AgencyStep agency={first} next={() => go(2)} />
  return at === 2 ? <NamesStep agency={first} next={() => go(3)} back={() => go(1)} /> : <SourcesStep back={() => go(2)} />
}
