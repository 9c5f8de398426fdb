import { readdirSync } from 'node:fs'
import path from 'node:path'
import { languageOf } from '../../../src/core/files/language.js'

export const fixtures = path.resolve(import.meta.dirname, '../../fixtures/languages')

/** Language → its source below the fixtures, which shows everything that its table knows. */
export const sources: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(fixtures).map((folder) => {
    const names = readdirSync(path.join(fixtures, folder))
    const source = names.find((name) => /^source\.(?!outline$|patterns$)/i.test(name)) ?? ''
    return [languageOf(source) ?? folder, `${folder}/${source}`]
  }),
)
