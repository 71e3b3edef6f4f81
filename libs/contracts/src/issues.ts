import { z } from 'zod'
import { Mention } from './mentions'
import { Id, IdParam, Instant, Tone } from './primitives'
import { SourceKind } from './sources'

export const Level = z.enum(['hijau', 'kuning', 'merah', 'krisis'])
export type Level = z.infer<typeof Level>
export const IssueStatus = z.enum(['new', 'acknowledged', 'done'])
export type IssueStatus = z.infer<typeof IssueStatus>

export const ToneCounts = z.object({ negatif: z.number().int(), netral: z.number().int(), positif: z.number().int() })
export type ToneCounts = z.infer<typeof ToneCounts>

/** What is usual an hour: the middle, and the band (80 %) that most hours fall into. */
export const Usual = z.object({ mean: z.number(), low: z.number(), high: z.number() })
export type Usual = z.infer<typeof Usual>

/**
 * Why it is seen: `rise` fired, `copying` is many posts of few, `usual` neither. Counts are groups of copies from independent
 * sources within `minutes`; `ratio` is observed to expected and `ratioLow` its lower 10 % bound.
 */
export const Rise = z.object({
  code: z.enum(['rise', 'copying', 'usual']),
  at: Instant,
  minutes: z.number().int(),
  observed: z.number(),
  expected: z.number(),
  ratio: z.number(),
  ratioLow: z.number(),
  sources: z.number().int(),
})
export type Rise = z.infer<typeof Rise>

/** One visible part of a score: `points` of at most `max`, with the figures it was made of. */
export const ScorePart = z.object({
  code: z.enum(['speed', 'negative', 'reach', 'unanswered']),
  points: z.number(),
  max: z.number(),
  facts: z.record(z.string(), z.number()),
})
export type ScorePart = z.infer<typeof ScorePart>

export const PersonRef = z.object({ id: Id, name: z.string() })

export const Issue = z.object({
  /** The id of the post it began with; an id that was merged leads to the issue that holds its posts now. */
  id: Id,
  version: z.number().int(),
  title: z.string(),
  /** A person wrote the title; the machine's is the most central headline. */
  titled: z.boolean(),
  machineTitle: z.string(),
  level: Level,
  /** What the score alone says, where a person said otherwise. */
  machineLevel: Level,
  levelReason: z.string().nullable(),
  score: z.number(),
  /** The score with the upper bounds (90 %) of what is uncertain. */
  upper: z.number(),
  /** High by what it may be, not by what it surely is: the lane "besar tapi belum pasti". */
  unsure: z.boolean(),
  status: IssueStatus,
  mutedUntil: Instant.nullable(),
  owner: PersonRef.nullable(),
  rise: Rise.nullable(),
  /** Mentions, groups of copies and distinct sources of the caller's agencies. */
  mentions: z.number().int(),
  groups: z.number().int(),
  sources: z.number().int(),
  kinds: z.array(SourceKind),
  tones: ToneCounts,
  /** Mentions of the last 24 hours, an entry an hour, the current one last. */
  hours: z.array(z.number().int()),
  usual: Usual,
  agencies: z.array(z.object({ id: Id, name: z.string(), mentions: z.number().int() })),
  firstAt: Instant,
  lastAt: Instant,
  /** Who looks at it at this moment, the caller left out. */
  viewers: z.array(PersonRef),
})
export type Issue = z.infer<typeof Issue>

/** `active` is neither muted nor done. */
export const IssueTab = z.enum(['active', 'mine', 'muted', 'done'])
export type IssueTab = z.infer<typeof IssueTab>

export const IssueFilter = z.object({
  tab: IssueTab.default('active'),
  agency: IdParam.optional(),
  level: Level.optional(),
  /** Only with a share of negative mentions above a half; only without an owner; only "besar tapi belum pasti". */
  mark: z.enum(['negative', 'unowned', 'unsure', 'rising']).optional(),
  kind: SourceKind.optional(),
  q: z.string().trim().max(200).optional(),
})
export type IssueFilter = z.infer<typeof IssueFilter>
export const IssueSort = z.enum(['score', 'newest'])
export const IssueQuery = IssueFilter.extend({
  sort: IssueSort.default('score'),
  before: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
export type IssueQuery = z.infer<typeof IssueQuery>
/** Counts of all tabs stand under the other filters. */
export const IssuePage = z.object({
  items: z.array(Issue),
  next: z.string().nullable(),
  tabs: z.object({ active: z.number().int(), mine: z.number().int(), muted: z.number().int(), done: z.number().int() }),
  levels: z.object({ hijau: z.number().int(), kuning: z.number().int(), merah: z.number().int(), krisis: z.number().int() }),
  at: Instant,
})
export type IssuePage = z.infer<typeof IssuePage>

/** The issues of these ids as they are now, in this order; one that was merged stands as what it has become. */
export const IssueIds = z.object({ ids: z.array(Id).min(1).max(200) })
export const IssueList = z.object({ items: z.array(Issue) })
export type IssueList = z.infer<typeof IssueList>

/**
 * Changes of issues, field by field; null takes a person's word back. `version` is what the caller saw: a field that somebody else
 * has changed since is a conflict, other fields merge.
 */
export const ChangeIssues = z.object({
  items: z.array(z.object({
    id: Id,
    version: z.number().int(),
    status: IssueStatus.optional(),
    ownerId: Id.nullable().optional(),
    /** A muted issue that rises anew comes back before. */
    mutedUntil: Instant.nullable().optional(),
    level: Level.nullable().optional(),
    reason: z.string().trim().min(3).max(500).optional(),
    title: z.string().trim().min(3).max(200).nullable().optional(),
  }).refine(item => item.level === undefined || item.level === null || item.reason !== undefined, { path: ['reason'], error: 'required' })).min(1).max(500),
})
export type ChangeIssues = z.infer<typeof ChangeIssues>
export const IssueField = z.enum(['status', 'ownerId', 'mutedUntil', 'level', 'title'])
export type IssueField = z.infer<typeof IssueField>
/** `before` sent back as `items` undoes the change; a refused item names the field, who changed it, and the state that holds. */
export const ChangedIssues = z.object({
  items: z.array(Issue),
  before: ChangeIssues.shape.items.or(z.array(z.never())),
  refused: z.array(z.object({ id: Id, field: IssueField.nullable(), by: z.string().nullable(), current: Issue.nullable() })),
})
export type ChangedIssues = z.infer<typeof ChangedIssues>

/** Who can be made the owner of an issue. */
export const AssigneeList = z.object({ items: z.array(PersonRef) })
export type AssigneeList = z.infer<typeof AssigneeList>

/** What a person says of what belongs together; it stays so for ever, until undone. */
export const DecideGrouping = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merge'), from: z.array(Id).min(1).max(50), into: Id }),
  z.object({ kind: z.literal('split'), issue: Id, posts: z.array(Id).min(1).max(500) }),
  z.object({ kind: z.literal('move'), issue: Id, posts: z.array(Id).min(1).max(500), into: Id }),
  z.object({ kind: z.literal('undo'), decision: Id }),
])
export type DecideGrouping = z.infer<typeof DecideGrouping>
/**
 * `applied` is false where the worker has not got to it within three seconds; it will, unless it `failed`: then it was set aside and
 * changed nothing. `issues` are those that changed.
 */
export const GroupingDecided = z.object({ decision: Id, applied: z.boolean(), failed: z.boolean(), issues: z.array(Id) })
export type GroupingDecided = z.infer<typeof GroupingDecided>

/** One entry of the append-only timeline. `by` is null for the machine. */
export const IssueEvent = z.object({
  id: Id,
  at: Instant,
  by: z.string().nullable(),
  kind: z.enum(['opened', 'merged', 'merged-into', 'split', 'split-off', 'moved', 'undone', 'set-aside', 'rise', 'copying', 'machine-level', 'reopened', 'level', 'status', 'owner', 'mute', 'unmute', 'title']),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()), z.array(z.number())])),
})
export type IssueEvent = z.infer<typeof IssueEvent>
export const IssueTimeline = z.object({ items: z.array(IssueEvent) })
export type IssueTimeline = z.infer<typeof IssueTimeline>

export const IssueDetail = z.object({
  issue: Issue,
  parts: z.array(ScorePart),
  /** The highest score so far, and when. */
  peak: z.object({ score: z.number(), at: Instant }).nullable(),
  /** First post, the outlet that carried it on, and what fired: the short chronology of the panel, oldest first. */
  story: z.array(z.object({ at: Instant, code: z.enum(['first', 'second-source', 'third-source', 'rise']), text: z.string().nullable() })),
})
export type IssueDetail = z.infer<typeof IssueDetail>

/** Why the machine or a person put a post here. */
export const JoinReason = z.object({
  code: z.enum(['first', 'copy', 'same-words', 'same-names', 'person']),
  words: z.array(z.string()),
  score: z.number().nullable(),
  threshold: z.number().nullable(),
  by: z.string().nullable(),
})
export type JoinReason = z.infer<typeof JoinReason>

export const IssueMentionQuery = z.object({
  tone: Tone.optional(),
  agency: IdParam.optional(),
  /** `central` starts with those that stand for the issue best, one of each group of copies. */
  sort: z.enum(['newest', 'central']).default('newest'),
  /** One entry for each group of copies. */
  folded: z.enum(['yes', 'no']).default('yes'),
  before: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type IssueMentionQuery = z.infer<typeof IssueMentionQuery>
/** `copies` are other posts of its group of copies, `changed` those with another headline. */
export const IssueMention = z.object({ mention: Mention, join: JoinReason, copies: z.number().int(), changed: z.number().int() })
export type IssueMention = z.infer<typeof IssueMention>
export const IssueMentionPage = z.object({ items: z.array(IssueMention), next: z.string().nullable() })
export type IssueMentionPage = z.infer<typeof IssueMentionPage>

/** The group of copies of a post, oldest first; a person may have led some of them to another issue (`issueId`). `removed` and `added` are the words its headline differs in from the first. */
export const IssueCopies = z.object({
  items: z.array(z.object({
    postId: Id, issueId: Id, source: z.string(), title: z.string(), url: z.string().nullable(), at: Instant, removed: z.array(z.string()), added: z.array(z.string()),
  })),
})
export type IssueCopies = z.infer<typeof IssueCopies>

export const IssueVolumeQuery = z.object({ minutes: z.enum(['15', '60']).default('15'), hours: z.coerce.number().int().min(1).max(24 * 14).default(24) })
export type IssueVolumeQuery = z.infer<typeof IssueVolumeQuery>
export const IssueVolume = z.object({
  minutes: z.number().int(),
  items: z.array(z.object({ at: Instant, negatif: z.number().int(), netral: z.number().int(), positif: z.number().int(), usual: z.number() })),
  events: z.array(z.object({ at: Instant, kind: z.enum(['rise', 'level']), text: z.string().nullable() })),
})
export type IssueVolume = z.infer<typeof IssueVolume>

/** What rises or falls silent beyond single issues: an agency, or one kind of source of it. */
export const AgencySignal = z.object({
  id: Id,
  agency: PersonRef,
  /** Null: all kinds of sources together. */
  kind: SourceKind.nullable(),
  code: z.enum(['rise', 'silence']),
  at: Instant,
  minutes: z.number().int(),
  observed: z.number(),
  expected: z.number(),
})
export type AgencySignal = z.infer<typeof AgencySignal>
export const SignalQuery = z.object({ agency: IdParam.optional() })
/** Those of the last 24 hours, the newest first. */
export const AgencySignalList = z.object({ items: z.array(AgencySignal) })
export type AgencySignalList = z.infer<typeof AgencySignalList>

/** "Rina sedang melihat": kept alive every 20 seconds, forgotten after 45. */
export const WatchIssue = z.object({ watching: z.boolean() })
export const Viewers = z.object({ viewers: z.array(PersonRef) })
export type Viewers = z.infer<typeof Viewers>

/** A saved view is a name for the filters of the address; `count` is how many issues it holds at this moment. */
export const SavedView = z.object({ id: Id, name: z.string(), search: z.string(), mine: z.boolean(), shared: z.boolean(), count: z.number().int() })
export type SavedView = z.infer<typeof SavedView>
export const SavedViewList = z.object({ items: z.array(SavedView) })
export type SavedViewList = z.infer<typeof SavedViewList>
/** `search` is the query string that {@link IssueFilter} reads. `shared` shows it to all who see the agency, or to all. */
export const SaveView = z.object({ name: z.string().trim().min(1).max(60), search: z.string().max(500), shared: z.boolean() })
export type SaveView = z.infer<typeof SaveView>

export const IssueWeights = z.object({ speed: z.number().min(0).max(100), negative: z.number().min(0).max(100), reach: z.number().min(0).max(100), unanswered: z.number().min(0).max(100) })
  .refine(weights => weights.speed + weights.negative + weights.reach + weights.unanswered === 100, { error: 'sum-100' })
export type IssueWeights = z.infer<typeof IssueWeights>
/** The scores from which a level holds; hijau holds from 0. */
export const LevelThresholds = z.object({ kuning: z.number().min(1).max(100), merah: z.number().min(1).max(100), krisis: z.number().min(1).max(100) })
  .refine(each => each.kuning < each.merah && each.merah < each.krisis, { error: 'ascending' })
export type LevelThresholds = z.infer<typeof LevelThresholds>
export const IssueSettings = z.object({
  version: z.number().int(),
  weights: IssueWeights,
  thresholds: LevelThresholds,
  /** False alarms that one analyst is to see a day at most. */
  budget: z.number().min(0.1).max(50),
  analysts: z.number().int().min(1).max(500),
})
export type IssueSettings = z.infer<typeof IssueSettings>
