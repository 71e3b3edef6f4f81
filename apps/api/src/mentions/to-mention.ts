import type { Mention, MentionDetail } from '@kentongan/contracts'
import type { MentionEvidence, MentionRow } from '@kentongan/platform/db'
import { cutExcerpt } from '@kentongan/text'

export function toMention(row: MentionRow): Mention {
  return {
    id: row.id,
    agency: { id: row.agencyId, name: row.agencyName },
    source: { id: row.sourceId, title: row.sourceTitle, tier: row.sourceTier, region: row.sourceRegion },
    post: {
      id: row.postId,
      title: row.title,
      ...cutExcerpt(row.text, row.spans),
      url: row.url,
      author: row.author,
      publishedAt: row.publishedAt.toISOString(),
      dateConfidence: row.dateConfidence,
      firstSeenAt: row.firstSeenAt.toISOString(),
      revisions: row.revisions,
      deletedAt: row.deletedAt?.toISOString() ?? null,
      headline: row.headlineTone,
      body: row.bodyTone,
    },
    misleading: row.misleading,
    spans: [...row.spans],
    tone: {
      label: row.correctedTone ?? row.tone,
      machine: row.tone,
      confidence: row.toneConfidence,
      corrected: row.correctedTone !== null,
      review: row.review,
    },
    relevant: row.relevant,
    saidRelevant: row.saidRelevant,
    doubtful: row.doubtful,
  }
}

export function toMentionDetail(row: MentionEvidence): MentionDetail {
  const { text, because, toneVersion, rulesVersion, rules, publishedRaw, social, history, alsoIn, otherAgencies, corrections } = row
  return {
    mention: toMention(row),
    text,
    because: [...because],
    toneVersion,
    rulesVersion,
    rules: [...rules],
    publishedRaw,
    social,
    revisions: [...history],
    alsoIn: [...alsoIn],
    otherAgencies: [...otherAgencies],
    corrections: [...corrections],
  }
}
