import type { Commit } from '../facts.js'
import type { Subject } from './subject.js'
import { isAutomatic } from './unfinished.js'

/**
 * How much a change tells a reader: `plain` ones stand alone; the others are told together, or last.
 * `minor` keeps its own line, after the plain ones.
 */
export type Weight = 'plain' | 'minor' | 'dependencies' | 'polish' | 'saved' | 'wordless'

const dependencyBot =
  /\b(?:dependabot|renovate|depfu|greenkeeper|snyk-bot|pyup|scala-steward|pre-commit-ci)\b/i
/** `Bump lodash from 4.17.20 to 4.17.21`, `Update dependency vite to v6`, `Lock file maintenance` */
const dependencyUpdate =
  /^(?:bump|update|upgrade)s? .* from \S+ to \S+|^update (?:dependency|module|rust crate|actions?|docker)\b.* to \S+|^(?:bump|update) the \S+ group|^lock file maintenance$|^pre-commit autoupdate$|^(?:bump|update|upgrade)(?: all)?(?: \w+)? (?:deps|dependencies|dependency|lockfiles?)\b/i

/** Whole subjects that say that something was tidied, not what. */
const polish =
  /^(?:(?:fix(?:e[ds])?|fixing|correct|run|apply|minor|small|more|some|a few|another|various|code|auto[- ]?) ?)*(?:typos?|lint(?:er|ing)?(?: (?:errors?|issues?|warnings?|fix(?:es)?))?|format(?:ting|ter)?(?: code)?|auto-?format|prettier|biome|black|isort|ruff|gofmt|go fmt|rustfmt|cargo fmt|clippy(?: warnings?)?|eslint|rubocop|phpcs|style|whitespace|white space|indent(?:ation)?|nits?|clean ?up|tidy(?: up)?|review (?:comments?|feedback)|comments?|tweaks?|cosmetics?|spelling)(?: (?:fix(?:es)?|errors?|issues?))?[.!]*$|^(?:address|apply)(?: (?:code|pr))? (?:review|feedback|comments?|suggestions?)(?: \w+){0,4}$/i

const release =
  /^(?:release|version|bump version|prepare (?:for )?(?:release|next)|set version|publish)\b.*\d|^v?\d+\.\d+(?:\.\d+)?(?:[-.]\w+)*$|^(?:update|bump) (?:changelog|version)\b|^\[(?:maven-release-plugin|gradle release plugin)\]/i
/** Whole descriptions that say only that it was saved; `wip: login` has more to say. */
const saved =
  /^(?:wip|te?mp|temporary|checkpoint|save|save (?:work|progress)|stash|work in progress|in progress|backup|unfinished)[.!]*$/i
/** Whole descriptions that say nothing at all. */
const wordless = /^(?:(?:stuff|misc|updates?|changes?|fix(?:es)?)[.!]*|[^\p{L}\p{N}]*)$/iu

export function weigh(commit: Commit, subject: Subject): Weight {
  const { description, type, scope } = subject
  if (saved.test(description) || isAutomatic(commit.subject)) return 'saved'
  if (wordless.test(description)) return 'wordless'
  if (
    dependencyUpdate.test(description) ||
    (dependencyBot.test(commit.author) && /^(?:bump|update|upgrade|pin)\b/i.test(description)) ||
    ((scope === 'deps' || scope === 'deps-dev' || type === 'deps') &&
      /^(?:bump|update|upgrade|pin)\b/i.test(description))
  ) {
    return 'dependencies'
  }
  if (polish.test(description)) return 'polish'
  if (type === 'release' || scope === 'release' || release.test(description)) return 'minor'
  return type === 'style' ? 'minor' : 'plain'
}
