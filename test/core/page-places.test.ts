import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/core/config/parse.js'
import { assertOwnPage } from '../../src/core/page/own-page.js'
import { assertPageTemplate, pagePath } from '../../src/core/page-path.js'

const refused = expect.objectContaining({ kind: 'config' })

describe('a place of a page', () => {
  it.each([
    ...[
      '.github/HANDOFF.md',
      '.GitHub/x/HANDOFF.md',
      'docs/.github/HANDOFF.md',
      '.husky/HANDOFF.md',
      '.gitlab/a.md',
    ],
    ...[
      '.claude/commands/a.md',
      '.cursor/a.md',
      '.vscode/a.md',
      '.idea/a.md',
      '.circleci/a.md',
      '.devcontainer/a.md',
    ],
    ...[
      '.gemini/a.md',
      '.codex/a.md',
      '.opencode/a.md',
      '.agents/a.md',
      '.windsurf/rules/a.md',
      '.changeset/a.md',
    ],
    ...[
      'hooks/a.md',
      'git-hooks/a.md',
      'Hooks/a.md',
      'node_modules/x/a.md',
      '.gi\u200dthub/a.md',
      '.ｇithub/a.md',
    ],
    ...[
      'CLAUDE.md',
      'claude.MD',
      'docs/CLAUDE.local.md',
      'AGENTS.md',
      'AGENTS.override.md',
      'Gemini.md',
      'SKILL.md',
    ],
    ...[
      'copilot-instructions.md',
      'x.instructions.md',
      'a.prompt.md',
      'GITHUB~1/a.md',
      'CLAUDE~1.md',
      '.x.md',
    ],
    ...[
      'Makefile',
      '.envrc',
      'a.mdc',
      'a.sh',
      'package.json',
      '.husky/pre-push',
      'a.md.sh',
      'HANDOFF',
      'a.yml',
    ],
    ...['.github/workflows/x.yml', '.claude/settings.json', 'HANDOFF.json', '.md', 'docs/.markdown'],
  ])('is not %j with Markdown', (path) => {
    expect(() => assertPageTemplate(path, 'markdown')).toThrow(refused)
  })

  it.each([
    ...[
      'package.json',
      'Package.JSON',
      'apps/x/package.json',
      'package-lock.json',
      'tsconfig.build.json',
      'deno.json',
    ],
    ...[
      '.mcp.json',
      'mcp.json',
      'composer.json',
      'settings.local.json',
      'jest.config.json',
      '.eslintrc.json',
      'a.js',
    ],
    ...['devcontainer.json', 'opencode.json', 'vercel.json', 'tasks.json', 'HANDOFF.json.bak', 'biome.json'],
  ])('is not %j with JSON', (path) => {
    expect(() => assertPageTemplate(path, 'json')).toThrow(refused)
  })

  it.each([
    ['HANDOFF.md', 'markdown'],
    ['docs/HANDOFF.markdown', 'markdown'],
    ['.handoff/{branch}.md', 'markdown'],
    ['{branch}.md', 'markdown'],
    ['docs/hooks-and-pages.md', 'markdown'],
    ['HANDOFF.json', 'json'],
    ['pages/{branch}.json', 'json'],
  ] as const)('is %j with %s', (path, format) => {
    expect(() => assertPageTemplate(path, format)).not.toThrow()
  })

  it.each([
    ['{branch}.md', 'CLAUDE', '%43LAUDE.md'],
    ['{branch}.md', 'hooks/agents', '%68ooks/%61gents.md'],
    ['{branch}.json', 'package', '%70ackage.json'],
    ['docs/{branch}.md', 'x/SKILL', 'docs/x/%53KILL.md'],
    ['{branch}.md', '.github/x', '%2egithub/x.md'],
  ])('is encoded where %j and the branch %j would make another', (template, branch, path) => {
    expect(pagePath(template, branch)).toBe(path)
  })

  it.each([
    [
      'base: main\npath: .husky/pre-push',
      /^\.handoff\.yml:2:7: `path: \.husky\/pre-push` cannot be a page: /,
    ],
    ['path: Makefile', /1:7: .*it must end in `\.md` or `\.markdown`\.$/],
    ['path: a.js\nformat: json', /1:7: .*with `format: json` it must end in `\.json`, /],
    ['format: json\npath: package.json', /2:7: .*programs read `package\.json`/],
    ['path: CLAUDE.md', /1:7: .*agents read `CLAUDE\.md` as instructions/],
  ])('is judged with its line in %j', (text, message) => {
    expect(() => parseConfig(text, '.handoff.yml')).toThrow(
      expect.objectContaining({ kind: 'config', message: expect.stringMatching(message) }),
    )
  })
})

describe('a file that is there already', () => {
  it.each([
    [
      'README.md',
      '# My project\n\nIt does things.\n\n## Installation\n\nnpm i\n\n## Usage\n\nx\n',
      'markdown',
    ],
    ['docs/guide.md', 'Plain words.\n', 'markdown'],
    ['CHANGELOG.md', '# Changelog\n\n## 1.0.0\n\n- x\n', 'markdown'],
    ['docs/post.md', '---\ntitle: x\n---\n\n# Post\n', 'markdown'],
    ['data/list.json', '[1, 2]', 'json'],
    ['data/list.json', '{"name":"x","scripts":{}}', 'json'],
    ['data/broken.json', '{', 'json'],
  ] as const)('is not written over: %s %j', (path, text, format) => {
    expect(() => assertOwnPage(path, text, format)).toThrow(refused)
  })

  it.each([
    ['docs/a.md', '---\nhandoff: 1\nbranch: x\n---\n\n# X\n', 'markdown'],
    ['docs/a.md', '# Handoff: X\n', 'markdown'],
    ['docs/a.md', '# X\n\n## Remaining Work\n', 'markdown'],
    ['docs/a.md', '# X\r\n\r\n## Background\r\n\r\n## Key decisions\r\n', 'markdown'],
    ['docs/a.md', ' \n', 'markdown'],
    ['HANDOFF.md', 'Plain words.\n', 'markdown'],
    ['docs/a.json', '{"handoff":1,"title":"x"}', 'json'],
  ] as const)('is a page: %s %j', (path, text, format) => {
    expect(() => assertOwnPage(path, text, format)).not.toThrow()
  })
})
