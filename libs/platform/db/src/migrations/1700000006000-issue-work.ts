import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Decisions that cannot be applied, what a merge carried over, and issues that come back. */
export class IssueWork1700000006000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [decisions, events]) await queryRunner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('What people decided would be lost; restore a backup instead.')
  }
}

const decisions = `
alter table grouping_decision
  add column tries integer not null default 0, -- that failed
  add column failure text, -- of the last one, for whoever runs the installation
  add column set_aside_at timestamptz(3), -- it failed too often and is not tried again
  -- What issues took over from those that ended in them: {issue, version, before, after}; an undo takes it back.
  add column carried jsonb not null default '[]';
drop index grouping_decision_open;
create index grouping_decision_open on grouping_decision (id) where applied_at is null and set_aside_at is null;
`

const events = `
alter table issue_event drop constraint issue_event_kind_check;
alter table issue_event add constraint issue_event_kind_check check (kind in ('opened', 'merged', 'merged-into', 'split', 'split-off', 'moved',
  'undone', 'set-aside', 'rise', 'copying', 'machine-level', 'reopened', 'level', 'status', 'owner', 'mute', 'unmute', 'title'));
`
