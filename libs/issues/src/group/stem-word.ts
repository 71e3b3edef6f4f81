const SHORTEST = 4

/** Endings of Indonesian and English verbs and nouns, longest first within each step; each step takes at most one. */
const STEPS: readonly RegExp[] = [
  /(?:lah|kah|pun)$/, /(?:nya|ku|mu)$/,
  /(?:ings|ing|edly|ed|es|s|e)$/,
  /^(?:diper|memper|meng|meny|men|mem|me|peng|peny|pen|pem|per|ber|ter|ke|di|se|pe)/,
  /(?:kan|an|i)$/,
]
const KEPT = /(?:ss|us|is|as|os)$/
const DOUBLED = /([bdgmnprt])\1$/

/**
 * Brings forms of a folded word together: `serangan`, `diserang`, `serang`; `recalls`, `recalled`, `recall`. Rules only, in the
 * manner of light stemmers (Savoy 2006): the result need not be a word, it need only be the same for forms of one. A rest shorter
 * than four letters is not cut; words with digits stay.
 */
export function stemWord(word: string): string {
  if (word.length <= SHORTEST || /\d/.test(word)) return word
  return STEPS.reduce(cut, word).replace(DOUBLED, '$1')
}

function cut(word: string, ending: RegExp, step: number): string {
  if (step === 2 && KEPT.test(word)) return word
  const rest = word.replace(ending, '')
  return rest.length >= SHORTEST ? rest : word
}
