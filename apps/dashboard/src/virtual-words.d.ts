/** Parts of the Indonesian catalogue; vite.config.ts cuts it. */
declare module 'virtual:words/*' {
  const words: Readonly<Record<string, object>>
  export default words
}
