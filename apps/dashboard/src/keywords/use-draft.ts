import { RuleLane } from '@kentongan/contracts'
import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import type { Draft } from './draft'

const storageKey = 'kentongan-usulan'
const Content = z.object({ name: z.string(), lane: RuleLane, query: z.string() })
const Drafts = z.record(z.string(), z.object({ base: Content.extend({ version: z.number() }).nullable(), content: Content }))

let drafts: Readonly<Record<string, Draft>> | undefined
const watchers = new Set<() => void>()

function readDrafts(): Readonly<Record<string, Draft>> {
  drafts ??= parseDrafts(sessionStorage.getItem(storageKey))
  return drafts
}

function parseDrafts(text: string | null): Readonly<Record<string, Draft>> {
  try {
    return Drafts.parse(JSON.parse(text ?? '{}'))
  } catch {
    return {}
  }
}

/** Where the draft of a rule is kept; a rule that is not saved yet goes by its agency. */
export const draftKey = (ruleId: number | null, agencyId: number) => (ruleId === null ? `baru-${agencyId}` : String(ruleId))

export const findDraft = (key: string): Draft | null => readDrafts()[key] ?? null

/** Keeps a draft while the tab lives, through navigation and reload; null drops it. */
export function keepDraft(key: string, draft: Draft | null): void {
  const { [key]: _old, ...others } = readDrafts()
  drafts = draft ? { ...others, [key]: draft } : others
  sessionStorage.setItem(storageKey, JSON.stringify(drafts))
  for (const watch of watchers) watch()
}

const watchDrafts = (watch: () => void) => {
  watchers.add(watch)
  return () => watchers.delete(watch)
}

export const useDraft = (key: string): Draft | null => useSyncExternalStore(watchDrafts, () => findDraft(key))

/** Keys of all rules with something unsaved, to mark them in the list. */
export const useDraftKeys = (): Readonly<Record<string, Draft>> => useSyncExternalStore(watchDrafts, readDrafts)
