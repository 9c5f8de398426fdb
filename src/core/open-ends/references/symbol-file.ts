import type { FileChange } from '../../facts.js'

/** What is asked of a changed file; its symbols are known before its commits are. */
export type SymbolFile = Pick<
  FileChange,
  'path' | 'previousPath' | 'status' | 'kind' | 'language' | 'ranges' | 'symbols' | 'tests'
>
