import type { SourceKind } from '@kentongan/contracts'
import {
  IconBell, IconBraces, IconBrandBluesky, IconBrandFacebook, IconBrandGoogle, IconBrandInstagram, IconBrandMastodon, IconBrandTelegram,
  IconBrandThreads, IconBrandX, IconBrandYoutube, IconFileImport, IconRss, IconShieldCheck, IconWorldSearch,
} from '@tabler/icons-react'

/** The sign of each kind of source; its word is `platform.*` in the catalogues. */
export const kindIcons: Record<SourceKind, typeof IconRss> = {
  feed: IconRss,
  json: IconBraces,
  'google-news': IconBrandGoogle,
  'google-alerts': IconBell,
  gdelt: IconWorldSearch,
  mastodon: IconBrandMastodon,
  'mastodon-stream': IconBrandMastodon,
  bluesky: IconBrandBluesky,
  'bluesky-search': IconBrandBluesky,
  telegram: IconBrandTelegram,
  youtube: IconBrandYoutube,
  'youtube-search': IconBrandYoutube,
  'youtube-comments': IconBrandYoutube,
  threads: IconBrandThreads,
  x: IconBrandX,
  instagram: IconBrandInstagram,
  facebook: IconBrandFacebook,
  'fact-check': IconShieldCheck,
  file: IconFileImport,
}
