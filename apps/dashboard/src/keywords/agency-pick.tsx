import type { Agency, Rule } from '@kentongan/contracts'
import { NativeSelect, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconSearch } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { treeOrder } from '../agencies/agency-tree'
import { useFormat } from '../ui/use-format'
import { openBranches } from './open-branches'
import css from './keywords.module.css'

type Props = { agencies: readonly Agency[]; rules: readonly Rule[]; chosen: number }
type Counts = { readonly rules: number; readonly attention: number }

function countRules(rules: readonly Rule[], agencyId: number): Counts {
  const own = rules.filter(rule => rule.agencyId === agencyId)
  return { rules: own.length, attention: own.filter(rule => rule.enabled && rule.precision.attention).length }
}

/** The agencies as a tree with the number of their rules; a mark where one asks for attention. */
export function AgencyTree({ agencies, rules, chosen }: Props) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const branches = openBranches(treeOrder(agencies), { words, folded })
  const toggle = (id: number) => setFolded(old => new Set(old.has(id) ? [...old].filter(each => each !== id) : [...old, id]))
  return (
    <nav className={css.tree} aria-label={t('rule.agencies')}>
      <h2>{t('rule.agencies')}</h2>
      <TextInput aria-label={t('agency.find')} placeholder={t('agency.find')} leftSection={<IconSearch size={15} />} value={words} onChange={event => setWords(event.target.value)} />
      <ul>
        {branches.map(({ node, depth, open }) => (
          <li key={node.id} style={{ '--depth': words.trim() ? 0 : depth } as React.CSSProperties}>
            {open === null ? <span className={css.fold} /> : (
              <button type="button" className={css.fold} onClick={() => toggle(node.id)} aria-expanded={open} aria-label={t('rule.fold', { name: node.name })}>
                {open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
              </button>
            )}
            <AgencyLink agency={node} counts={countRules(rules, node.id)} current={node.id === chosen} />
          </li>
        ))}
      </ul>
      {branches.length === 0 && <p className={css.faint}>{t('agency.noneFound')}</p>}
      <p className={css.treeNote}>{t('rule.treeNote')}</p>
    </nav>
  )
}

function AgencyLink({ agency, counts, current }: { agency: Agency; counts: Counts; current: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Link to="/kata-kunci" search={(old: Record<string, unknown>) => ({ instansi: agency.id, hari: old.hari })} aria-current={current ? 'true' : undefined} activeProps={{}} className={css.branch}>
      <span>{agency.name}</span>
      {counts.attention > 0 && <span className={css.warn} title={t('rule.attention')}><IconAlertTriangle size={14} aria-hidden /><span className="visually-hidden">{t('rule.attention')}</span></span>}
      <span className={css.count} aria-label={t('rule.count', { count: counts.rules })}>{format.number(counts.rules)}</span>
    </Link>
  )
}

/** The same choice where there is no room for a tree. */
export function AgencySelect({ agencies, rules, chosen }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const choose = (id: string) => void navigate({ to: '/kata-kunci', search: (old: Record<string, unknown>) => ({ instansi: Number(id), hari: old.hari }) })
  const label = (agency: Agency, depth: number) => {
    const { rules: own, attention } = countRules(rules, agency.id)
    return `${'\u2003'.repeat(depth)}${agency.name} (${own})${attention > 0 ? ` ⚠ ${t('rule.attention')}` : ''}`
  }
  return (
    <NativeSelect
      className={css.select} label={t('nav.agencies')} value={String(chosen)} onChange={event => choose(event.target.value)}
      data={treeOrder(agencies).map(({ node, depth }) => ({ value: String(node.id), label: label(node, depth) }))}
    />
  )
}
