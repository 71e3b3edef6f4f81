import type { ReactNode } from 'react'
import css from './tag.module.css'

export type TagKind = 'plain' | 'ok' | 'warn' | 'bad' | 'accent' | 'mark'

/** A small labelled box: word first, tint second. */
export function Tag({ kind = 'plain', children }: { kind?: TagKind; children: ReactNode }) {
  return <span className={css.tag} data-kind={kind}>{children}</span>
}
