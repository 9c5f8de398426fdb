/** Which languages can name each other's symbols. */

const families: Readonly<Record<string, readonly string[]>> = {
  javascript: ['typescript', 'tsx', 'javascript', 'vue', 'svelte', 'astro'],
  python: ['python'],
  go: ['go'],
  rust: ['rust'],
  jvm: ['java', 'kotlin', 'groovy', 'scala'],
  ruby: ['ruby'],
  php: ['php'],
  c: ['c', 'c++', 'objective-c', 'objective-c++', 'cuda'],
  'c#': ['c#'],
}

const familyByLanguage: ReadonlyMap<string, string> = new Map(
  Object.entries(families).flatMap(([family, languages]) =>
    languages.map((language) => [language, family] as const),
  ),
)

/** Null for languages whose symbols are not looked for in other files. */
export function familyOf(language: string | null): string | null {
  return familyByLanguage.get(language ?? '') ?? null
}

export function languagesOf(family: string): readonly string[] {
  return families[family] ?? []
}

/** Where an import names the file or the package that a symbol comes from, so that a move breaks it. */
export const pathFamilies: ReadonlySet<string> = new Set(['javascript', 'python', 'go', 'jvm', 'php'])
