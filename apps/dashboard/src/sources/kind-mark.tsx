import type { SourceKind } from '@kentongan/contracts'
import { IconBrandGoogle, IconBrandMastodon, IconBrandTelegram, IconBrandYoutube, IconRss, IconWorldSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './sources.module.css'

const icons: Record<SourceKind, typeof IconRss> = {
  feed: IconRss, mastodon: IconBrandMastodon, telegram: IconBrandTelegram, youtube: IconBrandYoutube, 'google-news': IconBrandGoogle, gdelt: IconWorldSearch,
}

/** What a source is, as sign and word. */
export function KindMark({ kind }: { kind: SourceKind }) {
  const { t } = useTranslation()
  const Icon = icons[kind]
  return <span className={css.kind}><Icon size={14} aria-hidden />{t(`platform.${kind}`)}</span>
}
