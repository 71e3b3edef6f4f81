/**
 * The parts of the catalogues that the first page never speaks. They are fetched with the first of the other pages, so that the page
 * everybody waits for is not kept waiting by them.
 */
export const otherWords: readonly string[] = [
  'conflict', 'csv', 'importFailure', 'importProblem', 'imports', 'invitation', 'jsonMapping', 'keyRule', 'model', 'opml', 'opmlProblem',
  'password', 'platformKeys', 'quality', 'query', 'reach', 'reason', 'roleHint', 'rule', 'signIn', 'sourceState', 'starterKind', 'starters',
  'teach', 'termKind', 'terms', 'trial', 'uncovered', 'wall', 'wizard',
]
