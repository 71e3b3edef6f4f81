import type { Voice } from './demo-outlets'
import alur from './stories/alur.json'
import forum from './stories/forum.json'
import resmi from './stories/resmi.json'
import umum from './stories/umum.json'
import kota from './stories/warta-kota.json'
import layanan from './stories/warta-layanan.json'

/** Templates of one story. Titles are alternatives; of the lines the first always stands, the others partly. */
export type Story = { readonly voice: Voice; readonly titles: readonly string[]; readonly lines: readonly string[] }

export type StorylineName = 'banjir' | 'paspor' | 'hoaks' | 'vaksin'

/** A story that is told only in a part of its storyline: hours since that began. */
export type StorylineStory = Story & { readonly line: StorylineName; readonly hours: readonly [number, number] }

/** Stories for any day. People appear as roles, never by name. */
export const demoStories = [...kota, ...layanan, ...forum, ...resmi, ...umum] as readonly Story[]

export const storylineStories = alur as readonly unknown[] as readonly StorylineStory[]
