import type { Permission } from '@kentongan/contracts'
import { IconBuildingCommunity, IconHistory, IconListSearch, IconMessage2, IconRss, IconUsers } from '@tabler/icons-react'

export const navItems = [
  { to: '/sebutan', label: 'nav.mentions', permission: 'mentions.read', icon: IconMessage2 },
  { to: '/sumber', label: 'nav.sources', permission: 'sources.read', icon: IconRss },
  { to: '/kata-kunci', label: 'nav.rules', permission: 'agencies.read', icon: IconListSearch },
  { to: '/instansi', label: 'nav.agencies', permission: 'agencies.read', icon: IconBuildingCommunity },
  { to: '/pengguna', label: 'nav.users', permission: 'users.write', icon: IconUsers },
  { to: '/riwayat', label: 'nav.audit', permission: 'audit.read', icon: IconHistory },
] as const satisfies readonly { to: string; label: string; permission: Permission; icon: unknown }[]
