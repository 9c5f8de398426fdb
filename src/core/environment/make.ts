import { type Offer, offerOf } from './environment.js'
import { deriveNamedTasks } from './named-tasks.js'
import type { Project } from './project.js'

/** What a Makefile offers: https://www.gnu.org/software/make/manual/html_node/Rules.html. */
export function deriveMake(project: Project): Offer {
  const file = project.first('GNUmakefile', 'makefile', 'Makefile')
  if (file === null) return {}
  const targets = parseMakefile(project.text(file))
  for (const [name, recipe] of targets) if (project.isBroken(recipe)) targets.delete(name)
  const named = deriveNamedTasks(
    (name) => targets.has(name),
    (name) => `make ${name}`,
  )
  const [goal = ''] = targets.keys()
  const all = /^(?:all|default|build)$/.test(goal) ? goal : targets.has('all') ? 'all' : null
  const everything =
    all === null || checks(project.text(file), all) ? null : all === goal ? 'make' : `make ${all}`
  // Of `make install` only the recipe tells whether it fetches dependencies or copies into /usr/local.
  const fetches = /\b(?:npm|pnpm|yarn|bun|pip3?|uv|poetry|pdm|bundle|composer|go mod)\b/
  const install = fetches.test(targets.get('install') ?? '') ? 'make install' : null
  return offerOf('stated', {
    ...named,
    install: named.install ?? install,
    build: named.build ?? everything,
    test: named.test ?? (targets.has('check') ? 'make check' : null),
    lint: targets.has('lint') ? 'make lint' : null,
  })
}

/** `all: generate vet test` looks at what there is, and builds nothing. */
function checks(text: string, target: string): boolean {
  const rule = new RegExp(`^${target}\\s*::?(?!=)([^#;\\n]*)`, 'm').exec(text.replace(/\\\n/g, ' '))
  const needs = (rule?.[1] ?? '').trim().split(/\s+/)
  return (
    needs.some((name) => /^(?:tests?|check|vet|lint)$/.test(name)) &&
    !needs.some((name) => /build|compile|bin|dist|[$/.]/.test(name))
  )
}

/**
 * Explicit targets with their recipes, in the order of the file, the default goal first. A target that is only
 * declared (`.PHONY: x`), only given variables (`x: FLAGS = 1`), a pattern or computed by variables is none.
 */
export function parseMakefile(text: string): Map<string, string> {
  const targets = new Map<string, string>()
  let current: string[] = []
  let inDefine = false
  for (const line of text.replace(/\\\n/g, ' ').split('\n')) {
    if (/^\s*define\b/.test(line)) inDefine = true
    else if (/^\s*endef\b/.test(line)) inDefine = false
    else if (inDefine) continue
    else if (line.startsWith('\t')) {
      for (const name of current) targets.set(name, `${targets.get(name) ?? ''}${line.slice(0, 500)}\n`)
    } else {
      const rule = parseRule(line.slice(0, 2000))
      if (rule === null) continue
      current = rule
      for (const name of rule) if (!targets.has(name)) targets.set(name, '')
    }
  }
  return targets
}

/** `build test: deps ; recipe` → build, test; null where the line is no rule. `:=`, `::=` and `?=` assign. */
function parseRule(line: string): string[] | null {
  const match = /^([^\s#:=?+!][^#:=?+!]*?)(?:&:|::?)(?!:?=)(.*)$/.exec(line)
  if (match === null) return null
  const [, names = '', rest = ''] = match
  if (/^\s*(?:(?:export|override|private|unexport)\s+)*[\w.-]+\s*(?:[:+?!]|::?)?=/.test(rest)) return []
  return names.split(/\s+/).filter((name) => /^[A-Za-z0-9_][\w./-]*$/.test(name))
}
