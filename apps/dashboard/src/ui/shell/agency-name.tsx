import { initialsOf } from '../../agencies/agency-tree'
import { useAgencies } from '../../agencies/use-agencies'
import css from './agency-switch.module.css'

/** The one agency there is; also what stands in the place of the switch until it has loaded. */
export function AgencyName() {
  const agencies = useAgencies()
  const name = agencies[0]?.name
  return name ? <span className={css.only}><AgencySquare name={name} /><span className={css.name}>{name}</span></span> : null
}

export function AgencySquare({ name }: { name: string }) {
  return <span className={css.square} aria-hidden>{initialsOf(name)}</span>
}
