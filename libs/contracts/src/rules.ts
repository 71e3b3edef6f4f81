import { z } from 'zod'
import { Id, IdParam, Instant, Span } from './primitives'

/** `sure` makes mentions; `review` puts them into the review lane ("ragu") until a person decides. */
export const RuleLane = z.enum(['sure', 'review'])
export type RuleLane = z.infer<typeof RuleLane>

/** `profile`: made from the agency's data, and made again when they change, as long as nobody has refined it. */
export const RuleOrigin = z.enum(['profile', 'custom'])
export type RuleOrigin = z.infer<typeof RuleOrigin>

/** Something about a query, at UTF-16 offsets `start` to `end`. `code` keys a sentence in the catalogues, `values` fill it. */
export const QueryRemark = z.object({
  code: z.string(), start: z.number().int(), end: z.number().int(), values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type QueryRemark = z.infer<typeof QueryRemark>

export const QueryTokenKind = z.enum(['word', 'phrase', 'wildcard', 'exact', 'hashtag', 'field', 'operator', 'not', 'bracket', 'broken'])
export type QueryTokenKind = z.infer<typeof QueryTokenKind>
export const QueryToken = z.object({ kind: QueryTokenKind, start: z.number().int(), end: z.number().int() })
export type QueryToken = z.infer<typeof QueryToken>

export const QueryText = z.string().max(20_000)
export const CheckQuery = z.object({ query: QueryText })
export type CheckQuery = z.infer<typeof CheckQuery>
/** `problems` forbid saving, `hints` do not. */
export const QueryCheck = z.object({
  tokens: z.array(QueryToken), problems: z.array(QueryRemark), hints: z.array(QueryRemark), terms: z.number().int(),
})
export type QueryCheck = z.infer<typeof QueryCheck>

/**
 * Of the rule's mentions in the last 90 days: `opened` by an analyst or judged, and how many of those were called "tidak
 * relevan". `share` is the part that was relevant, `low` and `high` its 95 % interval (Wilson); null where nobody looked.
 */
export const Precision = z.object({
  judged: z.number().int(), irrelevant: z.number().int(), share: z.number().nullable(), low: z.number(), high: z.number(),
  /** The share is below 0.8 and at least ten were judged. */
  attention: z.boolean(),
})
export type Precision = z.infer<typeof Precision>

export const RuleName = z.string().trim().min(2).max(120)

export const Rule = z.object({
  id: Id,
  agencyId: Id,
  name: z.string(),
  lane: RuleLane,
  origin: RuleOrigin,
  /** A rule made from the data that someone has rewritten; it no longer follows the data. */
  refined: z.boolean(),
  enabled: z.boolean(),
  query: z.string(),
  /** Number of the newest version; sent back with a change so that two people editing lose nothing. */
  version: z.number().int(),
  changedAt: Instant,
  changedBy: z.string().nullable(),
  mentions7d: z.number().int(),
  precision: Precision,
})
export type Rule = z.infer<typeof Rule>
export const RuleList = z.object({ items: z.array(Rule) })
export type RuleList = z.infer<typeof RuleList>
export const RuleQuery = z.object({ agency: IdParam.optional() })

export const CreateRule = z.object({ agencyId: Id, name: RuleName, lane: RuleLane, query: QueryText })
export type CreateRule = z.infer<typeof CreateRule>
/** `query: null` gives a refined rule back to the agency's data. */
export const UpdateRule = z.object({
  version: z.number().int(),
  name: RuleName.optional(),
  lane: RuleLane.optional(),
  enabled: z.boolean().optional(),
  query: QueryText.nullable().optional(),
  /** With a version that is brought back: its number, for the record. */
  revertsTo: z.number().int().optional(),
})
export type UpdateRule = z.infer<typeof UpdateRule>

/** One saved state of a rule. `by` is null where the machine wrote it after a change of the agency's data. */
export const RuleVersion = z.object({
  number: z.number().int(), name: z.string(), lane: RuleLane, enabled: z.boolean(), query: z.string(), at: Instant, by: z.string().nullable(),
  revertsTo: z.number().int().nullable(),
})
export type RuleVersion = z.infer<typeof RuleVersion>
export const RuleVersionList = z.object({ items: z.array(RuleVersion) })
export type RuleVersionList = z.infer<typeof RuleVersionList>

/** What a trial asks: the query as typed, beside the saved one of `ruleId` (null for a new rule), over the last days. */
export const TryQuery = z.object({ agencyId: Id, ruleId: Id.nullable(), query: QueryText, days: z.union([z.literal(7), z.literal(30)]) })
export type TryQuery = z.infer<typeof TryQuery>

/** `gained` matches now and not before, `lost` the other way round, `kept` both; `near` matches neither but nearly. */
export const SampleKind = z.enum(['gained', 'lost', 'kept', 'near'])
export type SampleKind = z.infer<typeof SampleKind>
/** Why a near miss does not match: `code` keys a sentence, `values` fill it. */
export const MissReason = z.object({ code: z.enum(['too-far', 'wrong-order', 'missing', 'excluded']), values: z.record(z.string(), z.union([z.string(), z.number()])) })
export type MissReason = z.infer<typeof MissReason>
export const TrialSample = z.object({
  postId: Id,
  kind: SampleKind,
  title: z.string(),
  excerpt: z.string(),
  /** Where the excerpt starts in the text. */
  offset: z.number().int(),
  spans: z.array(Span),
  source: z.string(),
  url: z.string().nullable(),
  publishedAt: Instant,
  /** For a near miss; null otherwise. */
  miss: MissReason.nullable(),
  /** What a person said of this post for this agency. */
  relevant: z.boolean().nullable(),
})
export type TrialSample = z.infer<typeof TrialSample>

/** Days in the agency's zone, `YYYY-MM-DD`, oldest first. */
export const TrialDay = z.object({ day: z.string(), now: z.number().int(), saved: z.number().int(), gained: z.number().int(), lost: z.number().int() })
export type TrialDay = z.infer<typeof TrialDay>

/**
 * The state of a trial so far. One JSON line each; the last has `done`. Numbers count the posts read so far, newest first.
 * `noise`: of the posts that match now, those that people have judged for this agency, and how many as "tidak relevan".
 */
export const TrialState = z.object({
  done: z.boolean(),
  read: z.number().int(),
  total: z.number().int(),
  now: z.number().int(),
  saved: z.number().int(),
  gained: z.number().int(),
  lost: z.number().int(),
  near: z.number().int(),
  noise: z.object({ judged: z.number().int(), irrelevant: z.number().int(), low: z.number(), high: z.number() }),
  days: z.array(TrialDay),
  /** Up to 20 of each kind, newest first. */
  samples: z.array(TrialSample),
})
export type TrialState = z.infer<typeof TrialState>

/** A person's word on a post for an agency, whether there is a mention or not; null takes it back. */
export const JudgePost = z.object({ agencyId: Id, postId: Id, relevant: z.boolean().nullable() })
export type JudgePost = z.infer<typeof JudgePost>

/** A run over stored posts with an agency's rules as they are now. */
export const Lookback = z.object({
  id: Id,
  agencyId: Id,
  state: z.enum(['waiting', 'running', 'done', 'cancelled']),
  days: z.number().int(),
  total: z.number().int().nullable(),
  read: z.number().int(),
  added: z.number().int(),
  removed: z.number().int(),
  askedBy: z.string().nullable(),
  askedAt: Instant,
  endedAt: Instant.nullable(),
})
export type Lookback = z.infer<typeof Lookback>
/** The newest run of each agency. */
export const LookbackList = z.object({ items: z.array(Lookback) })
export type LookbackList = z.infer<typeof LookbackList>
export const StartLookback = z.object({ days: z.union([z.literal(7), z.literal(30), z.literal(365)]) })
export type StartLookback = z.infer<typeof StartLookback>

/** A CSV file as text. `check` answers what would happen and writes nothing. */
export const ImportCsv = z.object({ csv: z.string().max(2_000_000), check: z.boolean() })
export type ImportCsv = z.infer<typeof ImportCsv>
/** `line` is the line of the file, the header being 1. */
export const CsvProblem = z.object({
  line: z.number().int(), column: z.string().nullable(), code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type CsvProblem = z.infer<typeof CsvProblem>
export const CsvResult = z.object({
  created: z.array(z.string()), changed: z.array(z.string()), unchanged: z.number().int(), problems: z.array(CsvProblem),
})
export type CsvResult = z.infer<typeof CsvResult>
