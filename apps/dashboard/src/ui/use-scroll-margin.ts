import { type RefObject, useLayoutEffect, useState } from 'react'

/** Where the list starts inside the scrolled page; what stands above it can fold and grow. */
export function useScrollMargin(list: RefObject<HTMLDivElement | null>): number {
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const above = list.current?.parentElement
    if (!above) return
    const measure = () => setMargin(list.current?.offsetTop ?? 0)
    measure()
    const observer = new ResizeObserver(measure)
    for (const child of above.children) if (child !== list.current) observer.observe(child)
    return () => observer.disconnect()
  }, [list])
  return margin
}
