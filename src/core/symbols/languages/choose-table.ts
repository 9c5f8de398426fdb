import type { LanguageTable } from '../language-table.js'
import type { SymbolInput } from '../symbol-input.js'
import { cpp } from './cpp.js'
import { languageTables } from './index.js'
import { tsx } from './typescript.js'

/** What only C++ has, at the beginning of a line. */
const cppOnly = /^[ \t]*(?:class\s+\w+[^;]*$|namespace\b|template\s*<|public:|private:|protected:)/m

/** The table for a file: by its language, except where the text shows that the extension tells another. */
export function chooseTable({ language, path, before, after }: SymbolInput): LanguageTable | undefined {
  const table = languageTables.get(language)
  const texts = [before, after].filter((text) => text !== null)
  if (table?.language === 'c' && /\.h$/i.test(path) && texts.some((text) => cppOnly.test(text))) return cpp
  // Flow's types are those of TypeScript, near enough for an outline.
  if (table?.language === 'javascript' && texts.some((text) => /@flow\b/.test(text.slice(0, 2_000))))
    return tsx
  return table
}
