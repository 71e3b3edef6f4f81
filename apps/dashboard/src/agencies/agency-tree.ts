export type TreeNode = { readonly id: number; readonly parentId: number | null; readonly name: string }
export type Branch<Node> = { readonly node: Node; readonly depth: number }

/**
 * Puts agencies in reading order: each below its parent, siblings by name, with its depth from 0. An agency whose parent the
 * viewer may not see counts as a root; a loop (which the API refuses) is broken at its first member so that nothing is left out.
 */
export function treeOrder<Node extends TreeNode>(nodes: readonly Node[]): Branch<Node>[] {
  const known = new Set(nodes.map(node => node.id))
  const children = groupByParent(nodes, known)
  const ordered: Branch<Node>[] = []
  const seen = new Set<number>()
  const visit = (node: Node, depth: number) => {
    if (seen.has(node.id)) return
    seen.add(node.id)
    ordered.push({ node, depth })
    for (const child of children.get(node.id) ?? []) visit(child, depth + 1)
  }
  for (const root of children.get(null) ?? []) visit(root, 0)
  for (const node of nodes) visit(node, 0)
  return ordered
}

function groupByParent<Node extends TreeNode>(nodes: readonly Node[], known: ReadonlySet<number>): Map<number | null, Node[]> {
  const groups = new Map<number | null, Node[]>()
  for (const node of [...nodes].sort((a, b) => a.name.localeCompare(b.name, 'id'))) {
    const parent = node.parentId !== null && known.has(node.parentId) ? node.parentId : null
    groups.set(parent, [...(groups.get(parent) ?? []), node])
  }
  return groups
}

/** The agency and everything below it: what may not become its parent. */
export function subtreeOf(nodes: readonly TreeNode[], id: number): Set<number> {
  const inside = new Set([id])
  let grew = true
  while (grew) {
    const before = inside.size
    for (const node of nodes) if (node.parentId !== null && inside.has(node.parentId)) inside.add(node.id)
    grew = inside.size > before
  }
  return inside
}

/** Up to two capital letters for the square in front of a name: "Pemerintah Kota Bima" gives KB, skipping "Pemerintah". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(word => /^\p{L}/u.test(word) && word.toLowerCase() !== 'pemerintah')
  const source = words.length > 0 ? words : [name]
  return source.slice(0, 2).map(word => word.charAt(0).toLocaleUpperCase('id')).join('')
}
