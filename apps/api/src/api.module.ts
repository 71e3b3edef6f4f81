import { Module, type DynamicModule, type Provider } from '@nestjs/common'
import {
  AccountRepository, AgencyRepository, AuditRepository, GroupingDecisionRepository, IssueChangeRepository, IssueMemberRepository,
  IssueRepository, IssueSettingsRepository, IssueViewerRepository, KioskRepository, LoginFailureRepository, LookbackRepository,
  MentionCorrectionRepository, MentionRepository, PlatformBudgetRepository, PlatformKeyRepository, PostImportRepository, RuleRepository, SavedViewRepository,
  SessionRepository, SetupRepository, SourceRepository, ToneModelRepository, ToneReviewRepository, ToneSampleRepository, TrialRepository,
  UserRepository, WallRepository,
} from '@kentongan/platform/db'
import { AccountsController } from './accounts/accounts.controller'
import { MeReader } from './accounts/me-reader'
import { SignUpController } from './accounts/sign-up.controller'
import { AgenciesController } from './agencies/agencies.controller'
import { AgencyListsController } from './agencies/agency-lists.controller'
import { apiOptions, type ApiOptions } from './api-options'
import { AuditController } from './audit/audit.controller'
import { HealthController } from './health/health.controller'
import type { Metrics } from './health/metrics'
import { metrics } from './health/tokens'
import { ImportsController } from './imports/imports.controller'
import { IssueWorkController } from './issues/issue-work.controller'
import { IssuesController } from './issues/issues.controller'
import { KiosksController } from './issues/kiosks.controller'
import { LiveController } from './live/live.controller'
import { LookbacksController } from './lookbacks/lookbacks.controller'
import { MentionsController } from './mentions/mentions.controller'
import { PlatformKeysController } from './platform-keys/platform-keys.controller'
import { RuleListsController } from './rules/rule-lists.controller'
import { RulesController } from './rules/rules.controller'
import { TrialsController } from './rules/trials.controller'
import type { Passwords } from './sessions/create-passwords'
import { SessionsController } from './sessions/sessions.controller'
import { SignIn } from './sessions/sign-in'
import { passwords } from './sessions/tokens'
import { SourceIntake } from './sources/source-intake'
import { SourceListsController } from './sources/source-lists.controller'
import { SourcesController } from './sources/sources.controller'
import { ToneModelsController } from './tone/tone-models.controller'
import { ToneReviewController } from './tone/tone-review.controller'
import { UsersController } from './users/users.controller'
import { WallController } from './wall/wall.controller'

const repositories = [
  AccountRepository, AgencyRepository, AuditRepository, GroupingDecisionRepository, IssueChangeRepository, IssueMemberRepository,
  IssueRepository, IssueSettingsRepository, IssueViewerRepository, KioskRepository, LoginFailureRepository, LookbackRepository,
  MentionCorrectionRepository, MentionRepository, PlatformBudgetRepository, PlatformKeyRepository, PostImportRepository, RuleRepository, SavedViewRepository,
  SessionRepository, SetupRepository, SourceRepository, ToneModelRepository, ToneReviewRepository, ToneSampleRepository, TrialRepository,
  UserRepository, WallRepository,
] as const

const controllers = [
  AccountsController, AgenciesController, AgencyListsController, AuditController, HealthController, ImportsController,
  // In this order: Express takes the first address that fits.
  IssueWorkController, IssuesController, KiosksController, LiveController,
  LookbacksController, MentionsController, PlatformKeysController, RuleListsController, RulesController, SessionsController,
  SignUpController, SourceListsController, SourcesController, ToneModelsController, ToneReviewController, TrialsController, UsersController, WallController,
]

export type Parts = { readonly options: ApiOptions; readonly passwords: Passwords; readonly metrics: Metrics }

@Module({})
export class ApiModule {
  /** Wires the controllers to what comes from outside. */
  static with(parts: Parts): DynamicModule {
    const { database, demo } = parts.options
    const providers: Provider[] = [
      ...repositories.map(Repository => ({ provide: Repository, useValue: new Repository(database) })),
      { provide: apiOptions, useValue: parts.options },
      { provide: passwords, useValue: parts.passwords },
      { provide: metrics, useValue: parts.metrics },
      { provide: SignIn, useFactory: (...given: ConstructorParameters<typeof SignIn>) => new SignIn(...given),
        inject: [AccountRepository, SessionRepository, LoginFailureRepository, AuditRepository, passwords] },
      { provide: MeReader, useFactory: (repository: AccountRepository) => new MeReader(repository, demo),
        inject: [AccountRepository] },
      { provide: SourceIntake, useFactory: (sources: SourceRepository) => new SourceIntake(sources), inject: [SourceRepository] },
    ]
    return { module: ApiModule, controllers, providers }
  }
}
