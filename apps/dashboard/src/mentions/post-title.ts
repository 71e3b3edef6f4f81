import type { Mention } from '@kentongan/contracts'
import type { TFunction } from 'i18next'

/** What stands for a post in a list; one that its author took back, or that never had a headline, is told apart. */
export const postTitle = (t: TFunction, { title, deletedAt }: Pick<Mention['post'], 'title' | 'deletedAt'>): string =>
  title || t(deletedAt === null ? 'mentions.untitled' : 'mentions.deleted')
