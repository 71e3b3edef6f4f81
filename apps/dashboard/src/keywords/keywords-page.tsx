import type { Agency, Rule } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconListSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { treeOrder } from '../agencies/agency-tree'
import { agenciesQuery } from '../agencies/use-agencies'
import { useMay } from '../session'
import { useChosenAgency } from '../ui/chosen-agency'
import { usePageTitle } from '../ui/page'
import { RequirePermission } from '../ui/page-states'
import { EmptyState, ListStates } from '../ui/states'
import { AgencySelect, AgencyTree } from './agency-pick'
import { type KeywordSearch, readKeywordSearch } from './keyword-search'
import css from './keywords.module.css'
import { RuleList } from './rule-list'
import { draftKey, useDraft } from './use-draft'
import { useRuleActions } from './use-rule-actions'
import { rulesQuery } from './use-rules'
import { Workbench } from './workbench'

export function KeywordsPage() {
  return <RequirePermission permission="agencies.read"><Keywords /></RequirePermission>
}

function Keywords() {
  const { t } = useTranslation()
  const search = readKeywordSearch(useSearch({ strict: false }) as Record<string, unknown>)
  const agencies = useQuery(agenciesQuery)
  const rules = useQuery(rulesQuery)
  const remembered = useChosenAgency()
  const all = agencies.data?.items ?? []
  const found = rules.data?.items ?? []
  const agency = chooseAgency(all, found, search, remembered)
  usePageTitle(t('rule.title'))
  if (!agencies.data) return <Blank><ListStates list={agencies} empty rows={8} height={44} /></Blank>
  if (!agency) {
    return (
      <Blank>
        <EmptyState icon={<IconListSearch size={30} stroke={1.5} />} title={t('rule.noAgency')} action={<Button component={Link} to="/instansi">{t('nav.agencies')}</Button>}>{t('rule.noAgencyText')}</EmptyState>
      </Blank>
    )
  }
  if (!rules.data) return <Blank><ListStates list={rules} empty rows={8} height={44} /></Blank>
  return (
    <div className={css.page}>
      <div className={css.layout}>
        <AgencyTree agencies={all} rules={found} chosen={agency.id} />
        <AgencySelect agencies={all} rules={found} chosen={agency.id} />
        <Chosen key={agency.id} agency={agency} rules={found.filter(rule => rule.agencyId === agency.id)} search={search} />
      </div>
    </div>
  )
}

function Blank({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation()
  return <div className={css.blank}><h1>{t('rule.title')}</h1>{children}</div>
}

/** The agency of the address, else that of the open rule, else the one last looked at, else the first that has rules. */
function chooseAgency(agencies: readonly Agency[], rules: readonly Rule[], search: KeywordSearch, remembered: number | undefined): Agency | undefined {
  const byRule = rules.find(rule => rule.id === search.aturan)?.agencyId
  const wanted = [search.instansi, byRule, remembered].flatMap(id => agencies.filter(agency => agency.id === id))
  const ordered = treeOrder(agencies).map(({ node }) => node)
  return wanted[0] ?? ordered.find(agency => rules.some(rule => rule.agencyId === agency.id)) ?? ordered[0]
}

function Chosen({ agency, rules, search }: { agency: Agency; rules: readonly Rule[]; search: KeywordSearch }) {
  const writes = useMay('agencies.write')
  const [savedRule, setSaved] = useState<number | null>(null)
  const rule = search.aturan === undefined ? rules[0] : rules.find(each => each.id === search.aturan)
  const list = <RuleList rules={rules} agencyId={agency.id} open={rule?.id ?? null} writes={writes} />
  const shared = { agency, days: search.hari ?? 7 as const, writes, list, setSaved }
  if (rule) return <Workbench key={rule.id} {...shared} rule={rule} saved={savedRule === rule.id} />
  if (search.aturan === 'baru' && writes) return <Workbench key="baru" {...shared} rule={null} saved={false} />
  return (
    <div className={css.alone}>
      {list}
      {typeof search.aturan === 'number' ? <Gone ruleId={search.aturan} agencyId={agency.id} writes={writes} /> : <FirstRule agency={agency} writes={writes} />}
    </div>
  )
}

/** An agency without rules: where rules come from, and the two ways to get one. */
function FirstRule({ agency, writes }: { agency: Agency; writes: boolean }) {
  const { t } = useTranslation()
  const actions = writes && (
    <div className={css.row}>
      <Button component={Link} to="/instansi">{t('rule.fillData')}</Button>
      <Button variant="default" renderRoot={props => <Link {...props} to="/kata-kunci" search={{ instansi: agency.id, aturan: 'baru' }} />}>{t('rule.add')}</Button>
    </div>
  )
  return <EmptyState icon={<IconListSearch size={30} stroke={1.5} />} page title={t('rule.none', { agency: agency.name })} action={actions}>{t('rule.noneText')}</EmptyState>
}

/** A rule that someone has removed: it can come back, and what was typed into it is not lost. */
function Gone({ ruleId, agencyId, writes }: { ruleId: number; agencyId: number; writes: boolean }) {
  const { t } = useTranslation()
  const draft = useDraft(draftKey(ruleId, agencyId))
  const { restore } = useRuleActions()
  return (
    <EmptyState page title={t('rule.gone')} action={writes && <Button onClick={() => restore(ruleId)}>{t('rule.restore')}</Button>}>
      {t('rule.goneText')}
      {draft && <p className={css.difference}>{draft.content.query}</p>}
    </EmptyState>
  )
}
