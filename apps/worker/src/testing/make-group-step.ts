import { GroupingRepository } from '@kentongan/platform/db'
import type { DataSource } from 'typeorm'
import { createBell } from '../steps/create-bell'
import { createGroupPosts, type GroupPostsDeps } from '../steps/group-posts'
import { createStandInGrouper } from './stand-in-grouper'

/** The step on a database, with the stand-in grouper and no stay where nothing else is wanted. */
export const makeGroupStep = (database: DataSource, changes: Partial<GroupPostsDeps> = {}) => createGroupPosts({
  grouping: new GroupingRepository(database), createGrouper: createStandInGrouper, log: { error: () => {} }, onGrouped: async () => {},
  bell: createBell(), stopping: new AbortController().signal, ...changes,
})
