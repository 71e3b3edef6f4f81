import { Role } from '@kentongan/contracts'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { treeOrder } from '../agencies/agency-tree'
import { useAgencies } from '../agencies/use-agencies'
import { useMe } from '../session'
import dialog from '../ui/dialog.module.css'

export type MembershipDraft = { readonly role: Role; readonly agencyId: number | null }

/** A role and the agency below which it counts. "Semua instansi" only for those who have it themselves. */
export function MembershipFields({ draft, change }: { draft: MembershipDraft; change: (draft: MembershipDraft) => void }) {
  const { t } = useTranslation()
  const agencies = useAgencies()
  const everywhere = useMe().memberships.some(each => each.agencyId === null && each.role === 'admin')
  const all = everywhere ? [{ value: '', label: t('agency.all') }] : []
  return (
    <div className={dialog.row}>
      <NativeSelect label={t('users.role')} value={draft.role} onChange={event => change({ ...draft, role: Role.parse(event.target.value) })} data={Role.options.map(role => ({ value: role, label: t(`role.${role}`) }))} description={t(`roleHint.${draft.role}`)} />
      <NativeSelect
        label={t('users.agency')} description={t('users.agencyHint')} value={draft.agencyId ?? ''} onChange={event => change({ ...draft, agencyId: event.target.value ? Number(event.target.value) : null })}
        data={[...all, ...treeOrder(agencies).map(({ node, depth }) => ({ value: String(node.id), label: `${'\u2003'.repeat(depth)}${node.name}` }))]}
      />
    </div>
  )
}

/** Where a new membership starts: everywhere for those who may give it, else the first agency there is. */
export function useFirstAgencyId(): number | null {
  const agencies = useAgencies()
  const everywhere = useMe().memberships.some(each => each.agencyId === null && each.role === 'admin')
  return everywhere ? null : treeOrder(agencies)[0]?.node.id ?? null
}
