/** The kentongan: a hollow wooden bar that sounds the alarm. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
      <rect x="8.500" y="2" width="7" height="20" rx="3.500" fill="var(--ac)" />
      <path d="M12 6.500v11" stroke="var(--bg)" strokeWidth="2" strokeLinecap="round" />
      <path d="M4.500 8a8 8 0 0 0 0 8M19.500 8a8 8 0 0 1 0 8" stroke="var(--ac-tx)" strokeWidth="1.800" strokeLinecap="round" fill="none" />
    </svg>
  )
}
