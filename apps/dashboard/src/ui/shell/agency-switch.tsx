import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { treeOrder } from '../../agencies/agency-tree'
import { useAgencies } from '../../agencies/use-agencies'
import { rememberAgency, useChosenAgency } from '../chosen-agency'
import { AgencyName, AgencySquare } from './agency-name'
import css from './agency-switch.module.css'

const all = 'semua'

/** Narrows issues or mentions to one agency and everything below it; on other pages choosing goes to the issues. */
export function AgencySwitch() {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const chosen = useChosenAgency()
  const navigate = useNavigate()
  const path = useRouterState({ select: state => state.location.pathname })
  const page = path === '/sebutan' ? path : '/isu'
  const [words, setWords] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => { combobox.resetSelectedOption(); setWords('') },
    onDropdownOpen: () => { if (agencies.length > 7) combobox.focusSearchInput() },
  })
  const current = agencies.find(agency => agency.id === chosen)
  const name = current?.name ?? t('agency.all')
  const wanted = words.trim().toLowerCase()
  const branches = treeOrder(agencies).filter(({ node }) => !wanted || node.name.toLowerCase().includes(wanted))

  const choose = (value: string) => {
    combobox.closeDropdown()
    const id = value === all ? undefined : Number(value)
    rememberAgency(id)
    void navigate({
      to: page,
      search: (old: Record<string, unknown>) => (path === page ? { ...old, instansi: id, buka: undefined } : { instansi: id }),
    })
  }

  if (agencies.length < 2) return <AgencyName />
  return (
    <Combobox store={combobox} onOptionSubmit={choose} width={320} position="bottom-start" shadow="md" withinPortal={false}>
      <Combobox.Target targetType="button">
        <button type="button" className={css.button} onClick={() => combobox.toggleDropdown()} title={t('agency.pick')}>
          <AgencySquare name={name} /><span className="visually-hidden">{t('agency.pick')}:</span><span className={css.name}>{name}</span><IconChevronDown size={15} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {agencies.length > 7 && <Combobox.Search value={words} onChange={event => setWords(event.currentTarget.value)} placeholder={t('agency.find')} aria-label={t('agency.find')} />}
        <Combobox.Options className={css.options} aria-label={t('agency.pick')}>
          {!wanted && <Combobox.Option value={all} active={chosen === undefined}><Row name={t('agency.all')} depth={0} on={chosen === undefined} /></Combobox.Option>}
          {branches.map(({ node, depth }) => (
            <Combobox.Option key={node.id} value={String(node.id)} active={node.id === chosen}><Row name={node.name} depth={wanted ? 0 : depth} on={node.id === chosen} /></Combobox.Option>
          ))}
          {branches.length === 0 && <Combobox.Empty>{t('agency.noneFound')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function Row({ name, depth, on }: { name: string; depth: number; on: boolean }) {
  return <span className={css.row} style={{ paddingLeft: depth * 14 }}><span>{name}</span>{on && <IconCheck size={15} aria-hidden />}</span>
}
