import type { Agency, TimeZone } from '@kentongan/contracts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem, call } from '../api-client'
import { Dialog } from '../ui/dialog'
import dialog from '../ui/dialog.module.css'
import { fieldProblem } from '../ui/problem-text'
import { ErrorState } from '../ui/states'
import { ZoneSelect } from '../ui/zone-select'
import { subtreeOf, treeOrder } from './agency-tree'
import { ConflictNotice } from './conflict-notice'
import { MadeRules } from './made-rules'
import { wordChanges } from './merge-agency'
import { TermGroups } from './term-groups'
import { listsOf, noTerms, type TermLists, termsOf } from './terms'
import { agenciesQuery, useAgencies } from './use-agencies'

export type AgencyDraft = { readonly name: string; readonly timeZone: TimeZone; readonly parentId: number | null; readonly lists: TermLists }

/** Adds or changes an agency. When someone else saved first, both versions are shown and nothing typed is lost. */
export function AgencyForm({ agency, parentId, close }: { agency?: Agency; parentId: number | null; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const agencies = useAgencies()
  const [base, setBase] = useState(agency)
  const [draft, setDraft] = useState(() => agency ? draftOf(agency) : newDraft(agencies.find(each => each.id === parentId)))
  const save = useMutation({
    mutationFn: () => {
      const { lists, ...rest } = draft
      const body = { ...rest, terms: termsOf(lists) }
      return base ? call('updateAgency', { params: { id: base.id }, body: { ...body, version: base.version } }) : call('createAgency', { body })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: agenciesQuery.queryKey })
      close()
    },
    onError: error => {
      if (isConflict(error)) void queries.invalidateQueries({ queryKey: agenciesQuery.queryKey })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const theirs = base && isConflict(save.error) ? agencies.find(each => each.id === base.id && each.version !== base.version) : undefined
  return (
    <Dialog close={close} size="lg" closeOnClickOutside={false} title={t(base ? 'agency.editTitle' : 'agency.add')}>
      <form className={dialog.dialog} onSubmit={submit}>
        {theirs && base && <ConflictNotice base={base} theirs={theirs} draft={draft} change={(next, version) => { setDraft(next); setBase(version); save.reset() }} />}
        <TextInput label={t('agency.name')} required minLength={2} maxLength={200} value={draft.name} onChange={event => setDraft({ ...draft, name: event.target.value })} error={fieldProblem(t, save.error, 'name')} />
        <div className={dialog.row}>
          <ParentSelect agencyId={base?.id} parentId={draft.parentId} change={parentId => setDraft({ ...draft, parentId })} />
          <ZoneSelect value={draft.timeZone} onChange={timeZone => setDraft({ ...draft, timeZone })} />
        </div>
        <TermGroups lists={draft.lists} change={lists => setDraft({ ...draft, lists })} />
        {base && <MadeRules agencyId={base.id} stale={wordChanges(base.terms, termsOf(draft.lists)).length > 0} />}
        <p className={dialog.faint}>{t('agency.lookBack')}</p>
        {save.isError && !theirs && <ErrorState error={save.error} compact />}
        <div className={dialog.actions}><Button variant="default" onClick={close}>{t('action.cancel')}</Button><Button type="submit" loading={save.isPending} disabled={theirs !== undefined}>{t('action.save')}</Button></div>
      </form>
    </Dialog>
  )
}

const draftOf = ({ name, timeZone, parentId, terms }: Agency): AgencyDraft => ({ name, timeZone, parentId, lists: listsOf(terms) })
const newDraft = (parent: Agency | undefined): AgencyDraft => ({ name: '', timeZone: parent?.timeZone ?? 'Asia/Jakarta', parentId: parent?.id ?? null, lists: noTerms })

/** Any agency may stand above, save the one itself and what is below it. */
function ParentSelect({ agencyId, parentId, change }: { agencyId: number | undefined; parentId: number | null; change: (parentId: number | null) => void }) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const forbidden = agencyId === undefined ? new Set<number>() : subtreeOf(agencies, agencyId)
  const parents = treeOrder(agencies).filter(({ node }) => !forbidden.has(node.id))
  return (
    <NativeSelect
      label={t('agency.parent')} value={parentId ?? ''} onChange={event => change(event.target.value ? Number(event.target.value) : null)}
      data={[{ value: '', label: t('agency.noParent') }, ...parents.map(({ node, depth }) => ({ value: String(node.id), label: `${'\u2003'.repeat(depth)}${node.name}` }))]}
    />
  )
}

const isConflict = (error: unknown) => error instanceof ApiProblem && error.code === 'version-conflict'
