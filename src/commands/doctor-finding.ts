/** One thing that was looked at. */
export interface Finding {
  id: 'node' | 'git' | 'configuration' | 'page' | 'identity' | 'base' | 'hook' | 'fires'
  isGood: boolean
  /** One line. */
  message: string
  /** What to do about it; null where it is good, or nothing can be done. */
  repair: string | null
}

export function good(id: Finding['id'], message: string): Finding {
  return { id, isGood: true, message, repair: null }
}

export function bad(id: Finding['id'], message: string, repair: string | null): Finding {
  return { id, isGood: false, message, repair }
}
