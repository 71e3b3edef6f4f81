/** The parts of a post that a rule can ask for. A clause without a field asks for `title` and `text`. */
export const queryFields = ['title', 'text', 'author', 'source', 'lang'] as const
export type QueryField = (typeof queryFields)[number]

/** A post as rules see it; what a post lacks is an empty string. */
export type MatchablePost = { readonly [Field in QueryField]: string }

/**
 * One word of a rule. `text` is folded as `tokenise` folds; `exact` is the word with its capitals where the rule asks for them
 * (`=BPN`), else null.
 */
export type PlainWord = { readonly kind: 'word'; readonly text: string; readonly exact: string | null }

/** A word with `*`: the folded pieces around the stars, empty at an open end (`imigras*` → ['imigras', ''], `*hoaks` → ['', 'hoaks']). */
export type WildWord = { readonly kind: 'wild'; readonly parts: readonly string[] }

/** A hashtag as one word, folded, with its sign: `#pelayananimigrasi`. */
export type TagWord = { readonly kind: 'tag'; readonly text: string }
export type QueryWord = PlainWord | WildWord | TagWord

/** Where something stands in the text of the rule, UTF-16 code units. */
export type QueryPlace = { readonly start: number; readonly end: number }

/** One word, or several that must follow each other. `field` is null where the clause names none. */
export type PhraseNode = QueryPlace & {
  readonly type: 'phrase'
  readonly field: QueryField | null
  readonly words: readonly QueryWord[]
}

export type AndNode = QueryPlace & { readonly type: 'and'; readonly children: readonly QueryNode[] }
export type OrNode = QueryPlace & { readonly type: 'or'; readonly children: readonly QueryNode[] }
export type NotNode = QueryPlace & { readonly type: 'not'; readonly child: QueryNode }

/**
 * Neighbouring operands stand at most `distances[n]` words apart in one field (1 = next to each other) and share no word;
 * `ordered` ones in the written order. Each operand is a list of alternatives. There is one distance and order less than operands.
 */
export type NearNode = QueryPlace & {
  readonly type: 'near'
  readonly operands: readonly (readonly PhraseNode[])[]
  readonly links: readonly { readonly distance: number; readonly ordered: boolean }[]
}

export type QueryNode = PhraseNode | AndNode | OrNode | NotNode | NearNode
