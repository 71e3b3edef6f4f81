import type { Prior } from './level'

/** A key's prior is worth so many counts: it decides until a handful was seen, and leaves room for surprise about the rate itself. */
const WORTH = 0.5
const WORTH_OF_AGENCY = 1
/** No key is expected to be heard of less than once in a month, or its first post would be a sensation. */
const LEAST_PER_HOUR = 1 / 720

/**
 * What to expect of a new issue: an even part of its agency's usual.
 *
 * @param agencyPerHour the agency's voices in a usual hour
 * @param openIssues issues of that agency that are open, those of a single post and this one among them
 */
export function priorOfIssue(agencyPerHour: number, openIssues: number): Prior {
  return { perHour: Math.max(LEAST_PER_HOUR, agencyPerHour / Math.max(1, openIssues)), worth: WORTH }
}

/** What to expect of an agency, or of a kind of source within it, before its own past says: the mean of all of its sort. */
export function priorOfAgency(meanPerHour: number): Prior {
  return { perHour: Math.max(LEAST_PER_HOUR, meanPerHour), worth: WORTH_OF_AGENCY }
}
