import type { SourceKind } from '@kentongan/contracts'
import { IconBrandGoogle, IconBrandMastodon, IconBrandTelegram, IconBrandYoutube, IconRss, IconWorldSearch } from '@tabler/icons-react'

/** The sign of each kind of source; its word is `platform.*` in the catalogues. */
export const kindIcons: Record<SourceKind, typeof IconRss> = {
  feed: IconRss, mastodon: IconBrandMastodon, telegram: IconBrandTelegram, youtube: IconBrandYoutube, 'google-news': IconBrandGoogle, gdelt: IconWorldSearch,
}
