/** The languages whose symbols are read, by Linguist's name in lower case. To add one: docs/add-a-language.md. */

import { c } from './c.js'
import { cpp } from './cpp.js'
import { csharp } from './csharp.js'
import { go } from './go.js'
import { java } from './java.js'
import { javascript } from './javascript.js'
import { kotlin } from './kotlin.js'
import type { LanguageTable } from './language-table.js'
import type { LineForms } from './line-forms.js'
import type { NamingRules } from './naming-rules.js'
import { otherLines } from './other-languages.js'
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

const noLines: LineForms = { comments: null }

/** What lines of a language show, also of one without a table; nothing for those not known. */
export function lineFormsOf(language: string | null): LineForms {
  return languageTables.get(language ?? '')?.lines ?? otherLines.get(language ?? '') ?? noLines
}

/** How names are declared, imported and used, by family of languages. */
export const namingRules: ReadonlyMap<string, NamingRules> = new Map(
  tables.flatMap(({ naming }) => (naming === null ? [] : [[naming.family, naming] as const])),
)

const familyByLanguage: ReadonlyMap<string, string> = new Map(
  [
    ...tables.map(({ language, naming }) => [language, naming] as const),
    ...tables.flatMap(({ naming }) =>
      (naming?.relatives ?? []).map((language) => [language, naming] as const),
    ),
  ].flatMap(([language, naming]) => (naming === null ? [] : [[language, naming.family] as const])),
)

/** The languages that can name each other's symbols; null for those whose symbols are not looked for in other files. */
export function familyOf(language: string | null): string | null {
  return familyByLanguage.get(language ?? '') ?? null
}

export function languagesOf(family: string): string[] {
  return [...familyByLanguage].flatMap(([language, each]) => (each === family ? [language] : []))
}

/** A changed file, as far as its table depends on it. */
interface ChangedText {
  path: string
  /** Linguist's name in lower case. */
  language: string
  before: string | null
  after: string | null
}

/** The table for a file: by its language, except where the text shows that the extension tells another. */
export function chooseTable({ language, path, before, after }: ChangedText): LanguageTable | undefined {
  const table = languageTables.get(language)
  const { otherwise } = table ?? {}
  const isOther = [before, after].some((text) => text !== null && otherwise?.shows(path, text))
  return otherwise !== undefined && isOther ? languageTables.get(otherwise.language) : table
}
