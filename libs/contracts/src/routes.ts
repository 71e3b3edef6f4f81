import { z } from 'zod'
import * as accounts from './accounts'
import * as agencies from './agencies'
import * as imports from './imports'
import * as issues from './issues'
import * as mentions from './mentions'
import * as keys from './platform-keys'
import { Empty, IdParam, type Permission } from './primitives'
import * as rules from './rules'
import * as sources from './sources'
import * as tone from './tone'
import * as wall from './wall'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** One HTTP route: what goes in, what comes out, and who may call it. */
export type Route = {
  readonly method: Method
  readonly path: string
  /** `anyone` without a session, `signed-in`, or the permission it needs. */
  readonly access: 'anyone' | 'signed-in' | Permission
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly answer: z.ZodType
}

const ById = z.object({ id: IdParam })

export const routes = {
  setupState: { method: 'GET', path: '/api/setup', access: 'anyone', answer: accounts.SetupState },
  setup: { method: 'POST', path: '/api/setup', access: 'anyone', body: accounts.Setup, answer: accounts.Me },
  login: { method: 'POST', path: '/api/login', access: 'anyone', body: accounts.Login, answer: accounts.Me },
  acceptInvitation: { method: 'POST', path: '/api/invitations/accept', access: 'anyone', body: accounts.AcceptInvitation, answer: accounts.Me },
  logout: { method: 'POST', path: '/api/logout', access: 'signed-in', answer: Empty },
  me: { method: 'GET', path: '/api/me', access: 'signed-in', answer: accounts.Me },
  updateMe: { method: 'PATCH', path: '/api/me', access: 'signed-in', body: accounts.UpdateMe, answer: accounts.Me },
  changePassword: { method: 'POST', path: '/api/me/password', access: 'signed-in', body: accounts.ChangePassword, answer: Empty },
  sessions: { method: 'GET', path: '/api/sessions', access: 'signed-in', answer: accounts.SessionList },
  endSession: { method: 'DELETE', path: '/api/sessions/:id', access: 'signed-in', params: ById, answer: Empty },
  coverage: { method: 'GET', path: '/api/coverage', access: 'mentions.read', answer: sources.Coverage },
  mentions: { method: 'GET', path: '/api/mentions', access: 'mentions.read', query: mentions.MentionQuery, answer: mentions.MentionPage },
  newerMentions: { method: 'GET', path: '/api/mentions/newer', access: 'mentions.read', query: mentions.NewerQuery, answer: mentions.NewerCount },
  volume: { method: 'GET', path: '/api/mentions/volume', access: 'mentions.read', query: mentions.MentionFilter, answer: mentions.Volume },
  mention: { method: 'GET', path: '/api/mentions/:id', access: 'mentions.read', params: ById, answer: mentions.MentionDetail },
  correctMention: { method: 'POST', path: '/api/mentions/:id/correction', access: 'mentions.correct', params: ById, body: mentions.CorrectMention, answer: mentions.MentionDetail },
  correctMentions: { method: 'POST', path: '/api/mentions/corrections', access: 'mentions.correct', body: tone.CorrectMentions, answer: tone.CorrectedMentions },
  mentionCopies: { method: 'GET', path: '/api/mentions/:id/copies', access: 'mentions.read', params: ById, answer: tone.MentionCopies },
  openMention: { method: 'POST', path: '/api/mentions/:id/opened', access: 'mentions.correct', params: ById, answer: Empty },
  issues: { method: 'GET', path: '/api/issues', access: 'mentions.read', query: issues.IssueQuery, answer: issues.IssuePage },
  readIssues: { method: 'POST', path: '/api/issues/read', access: 'mentions.read', body: issues.IssueIds, answer: issues.IssueList },
  changeIssues: { method: 'POST', path: '/api/issues/changes', access: 'issues.act', body: issues.ChangeIssues, answer: issues.ChangedIssues },
  decideGrouping: { method: 'POST', path: '/api/issues/decisions', access: 'issues.act', body: issues.DecideGrouping, answer: issues.GroupingDecided },
  assignees: { method: 'GET', path: '/api/issues/assignees', access: 'issues.act', answer: issues.AssigneeList },
  issueSettings: { method: 'GET', path: '/api/issues/settings', access: 'mentions.read', answer: issues.IssueSettings },
  saveIssueSettings: { method: 'PUT', path: '/api/issues/settings', access: 'issues.manage', body: issues.IssueSettings, answer: issues.IssueSettings },
  savedViews: { method: 'GET', path: '/api/issues/views', access: 'mentions.read', answer: issues.SavedViewList },
  saveView: { method: 'POST', path: '/api/issues/views', access: 'mentions.read', body: issues.SaveView, answer: issues.SavedView },
  removeView: { method: 'DELETE', path: '/api/issues/views/:id', access: 'mentions.read', params: ById, answer: Empty },
  signals: { method: 'GET', path: '/api/issues/signals', access: 'mentions.read', query: issues.SignalQuery, answer: issues.AgencySignalList },
  issue: { method: 'GET', path: '/api/issues/:id', access: 'mentions.read', params: ById, answer: issues.IssueDetail },
  issueTimeline: { method: 'GET', path: '/api/issues/:id/timeline', access: 'mentions.read', params: ById, answer: issues.IssueTimeline },
  issueMentions: { method: 'GET', path: '/api/issues/:id/mentions', access: 'mentions.read', params: ById, query: issues.IssueMentionQuery, answer: issues.IssueMentionPage },
  issueVolume: { method: 'GET', path: '/api/issues/:id/volume', access: 'mentions.read', params: ById, query: issues.IssueVolumeQuery, answer: issues.IssueVolume },
  issueCopies: { method: 'GET', path: '/api/issues/copies/:id', access: 'mentions.read', params: ById, answer: issues.IssueCopies },
  watchIssue: { method: 'POST', path: '/api/issues/:id/presence', access: 'mentions.read', params: ById, body: issues.WatchIssue, answer: issues.Viewers },
  kiosks: { method: 'GET', path: '/api/kiosks', access: 'issues.manage', answer: wall.KioskList },
  makeKiosk: { method: 'POST', path: '/api/kiosks', access: 'issues.manage', body: wall.MakeKiosk, answer: wall.MadeKiosk },
  revokeKiosk: { method: 'DELETE', path: '/api/kiosks/:id', access: 'issues.manage', params: ById, answer: Empty },
  wall: { method: 'GET', path: '/api/wall', access: 'anyone', answer: wall.Wall },
  agencies: { method: 'GET', path: '/api/agencies', access: 'agencies.read', answer: agencies.AgencyList },
  createAgency: { method: 'POST', path: '/api/agencies', access: 'agencies.write', body: agencies.CreateAgency, answer: agencies.Agency },
  updateAgency: { method: 'PATCH', path: '/api/agencies/:id', access: 'agencies.write', params: ById, body: agencies.UpdateAgency, answer: agencies.Agency },
  removeAgency: { method: 'DELETE', path: '/api/agencies/:id', access: 'agencies.write', params: ById, answer: Empty },
  importAgencies: { method: 'POST', path: '/api/agencies/csv', access: 'agencies.write', body: rules.ImportCsv, answer: rules.CsvResult },
  startLookback: { method: 'POST', path: '/api/agencies/:id/lookback', access: 'agencies.write', params: ById, body: rules.StartLookback, answer: rules.Lookback },
  lookbacks: { method: 'GET', path: '/api/lookbacks', access: 'agencies.read', answer: rules.LookbackList },
  cancelLookback: { method: 'POST', path: '/api/lookbacks/:id/cancel', access: 'agencies.write', params: ById, answer: rules.Lookback },
  rules: { method: 'GET', path: '/api/rules', access: 'agencies.read', query: rules.RuleQuery, answer: rules.RuleList },
  createRule: { method: 'POST', path: '/api/rules', access: 'agencies.write', body: rules.CreateRule, answer: rules.Rule },
  checkQuery: { method: 'POST', path: '/api/rules/check', access: 'agencies.read', body: rules.CheckQuery, answer: rules.QueryCheck },
  importRules: { method: 'POST', path: '/api/rules/csv', access: 'agencies.write', body: rules.ImportCsv, answer: rules.CsvResult },
  updateRule: { method: 'PATCH', path: '/api/rules/:id', access: 'agencies.write', params: ById, body: rules.UpdateRule, answer: rules.Rule },
  removeRule: { method: 'DELETE', path: '/api/rules/:id', access: 'agencies.write', params: ById, answer: Empty },
  restoreRule: { method: 'POST', path: '/api/rules/:id/restore', access: 'agencies.write', params: ById, answer: rules.Rule },
  ruleVersions: { method: 'GET', path: '/api/rules/:id/versions', access: 'agencies.read', params: ById, answer: rules.RuleVersionList },
  judgePost: { method: 'POST', path: '/api/judgements', access: 'mentions.correct', body: rules.JudgePost, answer: Empty },
  sources: { method: 'GET', path: '/api/sources', access: 'sources.read', answer: sources.SourceList },
  previewSource: { method: 'POST', path: '/api/sources/preview', access: 'sources.write', body: sources.PreviewSource, answer: sources.SourcePreview },
  createSource: { method: 'POST', path: '/api/sources', access: 'sources.write', body: sources.CreateSource, answer: sources.Source },
  updateSource: { method: 'PATCH', path: '/api/sources/:id', access: 'sources.write', params: ById, body: sources.UpdateSource, answer: sources.Source },
  removeSource: { method: 'DELETE', path: '/api/sources/:id', access: 'sources.write', params: ById, answer: Empty },
  restoreSource: { method: 'POST', path: '/api/sources/:id/restore', access: 'sources.write', params: ById, answer: sources.Source },
  pollSource: { method: 'POST', path: '/api/sources/:id/poll', access: 'sources.write', params: ById, answer: sources.Source },
  importOpml: { method: 'POST', path: '/api/sources/opml', access: 'sources.write', body: sources.ImportOpml, answer: sources.OpmlResult },
  starters: { method: 'GET', path: '/api/sources/starters', access: 'sources.read', answer: sources.StarterList },
  addStarters: { method: 'POST', path: '/api/sources/starters', access: 'sources.write', body: sources.AddStarters, answer: sources.AddedStarters },
  postImports: { method: 'GET', path: '/api/imports', access: 'sources.write', answer: imports.PostImportList },
  beginImport: { method: 'POST', path: '/api/imports', access: 'sources.write', body: imports.BeginImport, answer: imports.PostImportDetail },
  postImport: { method: 'GET', path: '/api/imports/:id', access: 'sources.write', params: ById, answer: imports.PostImportDetail },
  uploadImportPart: { method: 'PUT', path: '/api/imports/:id/parts/:number', access: 'sources.write', params: imports.ImportPartParam, body: imports.ImportPart, answer: imports.PostImport },
  mapImport: { method: 'POST', path: '/api/imports/:id/sample', access: 'sources.write', params: ById, body: imports.MapImport, answer: imports.MappedSample },
  startImport: { method: 'POST', path: '/api/imports/:id/start', access: 'sources.write', params: ById, body: imports.StartImport, answer: imports.PostImport },
  cancelImport: { method: 'POST', path: '/api/imports/:id/cancel', access: 'sources.write', params: ById, answer: imports.PostImport },
  importProblems: { method: 'GET', path: '/api/imports/:id/problems', access: 'sources.write', params: ById, answer: imports.ImportProblemList },
  platformKeys: { method: 'GET', path: '/api/platform-keys', access: 'sources.write', answer: keys.PlatformKeyList },
  setPlatformKey: { method: 'PUT', path: '/api/platform-keys/:platform', access: 'sources.write', params: keys.PlatformParam, body: keys.SetPlatformKey, answer: keys.PlatformKeyList },
  removePlatformKey: { method: 'DELETE', path: '/api/platform-keys/:platform', access: 'sources.write', params: keys.PlatformParam, query: keys.PlatformHost, answer: keys.PlatformKeyList },
  testPlatformKey: { method: 'POST', path: '/api/platform-keys/:platform/test', access: 'sources.write', params: keys.PlatformParam, query: keys.PlatformHost, answer: keys.KeyTest },
  setPlatformBudget: { method: 'PUT', path: '/api/platform-keys/:platform/budget', access: 'sources.write', params: keys.PlatformParam, body: keys.SetPlatformBudget, answer: keys.PlatformKeyList },
  reviewQueue: { method: 'GET', path: '/api/tone/review', access: 'mentions.correct', query: tone.ReviewQuery, answer: tone.ReviewQueue },
  toneQuality: { method: 'GET', path: '/api/tone/quality', access: 'mentions.read', query: tone.QualityQuery, answer: tone.ToneQuality },
  toneModels: { method: 'GET', path: '/api/tone/models', access: 'tone.manage', answer: tone.ToneModelList },
  trainTone: { method: 'POST', path: '/api/tone/models', access: 'tone.manage', answer: tone.ToneModel },
  activateTone: { method: 'POST', path: '/api/tone/models/:id/activate', access: 'tone.manage', params: ById, answer: tone.ToneModel },
  users: { method: 'GET', path: '/api/users', access: 'users.write', answer: accounts.UserList },
  inviteUser: { method: 'POST', path: '/api/users', access: 'users.write', body: accounts.InviteUser, answer: accounts.Invitation },
  reinviteUser: { method: 'POST', path: '/api/users/:id/invitation', access: 'users.write', params: ById, answer: accounts.Invitation },
  updateUser: { method: 'PATCH', path: '/api/users/:id', access: 'users.write', params: ById, body: accounts.UpdateUser, answer: accounts.User },
  audit: { method: 'GET', path: '/api/audit', access: 'audit.read', query: accounts.AuditQuery, answer: accounts.AuditPage },
  auditCheck: { method: 'GET', path: '/api/audit/check', access: 'audit.read', answer: accounts.AuditCheck },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes

/** Addresses that answer no single JSON object: the live stream (SSE), files, and a trial (JSON lines, {@link rules.TrialState}). */
export const streams = {
  live: { method: 'GET', path: '/api/live', access: 'mentions.read' },
  exportOpml: { method: 'GET', path: '/api/sources/opml', access: 'sources.read' },
  exportAgencies: { method: 'GET', path: '/api/agencies/csv', access: 'agencies.read' },
  exportRules: { method: 'GET', path: '/api/rules/csv', access: 'agencies.read' },
  tryQuery: { method: 'POST', path: '/api/rules/try', access: 'agencies.read', body: rules.TryQuery },
} as const

type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined
type Part<R, Key extends string> = R extends { readonly [K in Key]: infer Schema } ? { [K in Key]: Input<Schema> } : unknown
/** What a caller gives: path parameters, query and body, each only where the route has it. */
export type RouteInput<Name extends RouteName> = Part<(typeof routes)[Name], 'params'> & Part<(typeof routes)[Name], 'query'> & Part<(typeof routes)[Name], 'body'>
export type RouteAnswer<Name extends RouteName> = z.output<(typeof routes)[Name]['answer']>
