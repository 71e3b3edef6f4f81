import type { Permission } from '@kentongan/contracts'
import { IconBell, IconBuildingCommunity, IconChecks, IconHistory, IconListSearch, IconMessage2, IconRss, IconTargetArrow, IconUsers } from '@tabler/icons-react'

export const navItems = [
  { to: '/isu', label: 'nav.issues', permission: 'mentions.read', icon: IconBell },
  { to: '/sebutan', label: 'nav.mentions', permission: 'mentions.read', icon: IconMessage2 },
  { to: '/tinjau', label: 'nav.review', permission: 'mentions.correct', icon: IconChecks },
  { to: '/mutu', label: 'nav.quality', permission: 'mentions.read', icon: IconTargetArrow },
  { to: '/sumber', label: 'nav.sources', permission: 'sources.read', icon: IconRss },
  { to: '/kata-kunci', label: 'nav.rules', permission: 'agencies.read', icon: IconListSearch },
  { to: '/instansi', label: 'nav.agencies', permission: 'agencies.read', icon: IconBuildingCommunity },
  { to: '/pengguna', label: 'nav.users', permission: 'users.write', icon: IconUsers },
  { to: '/riwayat', label: 'nav.audit', permission: 'audit.read', icon: IconHistory },
] as const satisfies readonly { to: string; label: string; permission: Permission; icon: unknown }[]
