/** The languages whose symbols are read, by Linguist's name in lower case. To add one: docs/add-a-language.md. */
import type { LanguageTable } from '../language-table.js'
import { c } from './c.js'
import { cpp } from './cpp.js'
import { csharp } from './csharp.js'
import { go } from './go.js'
import { java } from './java.js'
import { javascript } from './javascript.js'
import { kotlin } from './kotlin.js'
import { php } from './php.js'
import { python } from './python.js'
import { ruby } from './ruby.js'
import { rust } from './rust.js'
import { shell } from './shell.js'
import { tsx, typescript } from './typescript.js'

const tables: readonly LanguageTable[] = [
  typescript,
  tsx,
  javascript,
  python,
  go,
  rust,
  java,
  ruby,
  php,
  c,
  cpp,
  csharp,
  kotlin,
  shell,
]

export const languageTables: ReadonlyMap<string, LanguageTable> = new Map(
  tables.map((table) => [table.language, table]),
)
