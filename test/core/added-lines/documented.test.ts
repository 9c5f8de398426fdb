import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deriveDocumented,
  isVariableDocumentation,
} from '../../../src/core/added-lines/documented-variables.js'

describe('isVariableDocumentation', () => {
  it.each([
    '.env.example',
    'apps/web/.env.local.sample',
    '.env.template',
    '.env.dist',
    'example.env',
    'README.md',
    'packages/api/README.md',
    'docs/configuration.md',
    'docs/environment-variables.rst',
    'CONTRIBUTING.md',
    'docker-compose.yml',
    'compose.override.yaml',
    'Dockerfile',
    'docker/Dockerfile.dev',
  ])('%s', (path) => {
    expect(isVariableDocumentation(path)).toBe(true)
  })

  it.each([
    '.env',
    'src/env.ts',
    'docs/history.md',
    'a/b/c/d/README.md',
    'a/b/c/d/configuration.md',
    'node_modules/x/README.md',
    'config/settings.json',
    'composer.json',
    '.envrc',
  ])('not %s', (path) => {
    expect(isVariableDocumentation(path)).toBe(false)
  })
})

describe('deriveDocumented', () => {
  it('takes whole words only', () => {
    const documents = [{ path: 'README.md', text: 'Set `API_KEY`, $DB_URL and MY_TOKEN_ID.' }]
    expect(deriveDocumented(['API_KEY', 'DB_URL', 'TOKEN', 'MY_TOKEN', 'KEY'], documents)).toEqual(
      new Set(['API_KEY', 'DB_URL']),
    )
  })

  it('takes declarations from a Dockerfile, not its script', () => {
    const text = 'FROM node\nARG API_KEY\nENV DB_URL=x \\\n    DB_USER=y\nRUN echo $TOKEN\n'
    expect(
      deriveDocumented(['API_KEY', 'DB_URL', 'DB_USER', 'TOKEN'], [{ path: 'web/Dockerfile', text }]),
    ).toEqual(new Set(['API_KEY', 'DB_URL', 'DB_USER']))
  })

  it('never throws, and gives some of the names', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (names, text) => {
        const documented = deriveDocumented(names, [
          { path: 'README.md', text },
          { path: 'Dockerfile', text },
        ])
        for (const name of documented) expect(names).toContain(name)
      }),
    )
  })
})
