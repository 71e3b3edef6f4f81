import type { Branch, TreeNode } from '../agencies/agency-tree'

export type OpenBranch<Node> = Branch<Node> & {
  /** Whether what is below shows; null where there is nothing below. */
  readonly open: boolean | null
}

type View = { readonly words: string; readonly folded: ReadonlySet<number> }

/** The branches that show: while words are searched all that have them, as a flat list; else all that lie below no folded one. */
export function openBranches<Node extends TreeNode>(branches: readonly Branch<Node>[], { words, folded }: View): OpenBranch<Node>[] {
  const wanted = words.trim().toLowerCase()
  if (wanted) return branches.filter(({ node }) => node.name.toLowerCase().includes(wanted)).map(branch => ({ ...branch, open: null }))
  const shown: OpenBranch<Node>[] = []
  let hiddenBelow = Infinity
  branches.forEach(({ node, depth }, index) => {
    if (depth > hiddenBelow) return
    const parent = (branches[index + 1]?.depth ?? 0) > depth
    hiddenBelow = folded.has(node.id) ? depth : Infinity
    shown.push({ node, depth, open: parent ? !folded.has(node.id) : null })
  })
  return shown
}
