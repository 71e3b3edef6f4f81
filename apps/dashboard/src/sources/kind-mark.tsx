import type { SourceKind } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { kindIcons } from '../ui/kind-icons'
import css from './sources.module.css'

/** What a source is, as sign and word. */
export function KindMark({ kind }: { kind: SourceKind }) {
  const { t } = useTranslation()
  const Icon = kindIcons[kind]
  return <span className={css.kind}><Icon size={14} aria-hidden />{t(`platform.${kind}`)}</span>
}
