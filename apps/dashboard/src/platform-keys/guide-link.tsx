import { IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** A page of the platform itself, beside this one. */
export function GuideLink({ address, children }: { address: string; children: ReactNode }) {
  return <a href={address} target="_blank" rel="noreferrer">{children}<IconExternalLink size={13} aria-hidden /></a>
}
