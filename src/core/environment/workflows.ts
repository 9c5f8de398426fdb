import type { Project } from './project.js'

/** What the workflows of GitHub Actions say about how the project is tested. */
export interface Workflows {
  /** The command that they test the whole project with, where it is plain; null where none is, or several are. */
  test: string | null
  /** Whether any of them speaks of a program, so that it is no guess. */
  mention: (program: string) => boolean
}

/** Commands that test a whole project and read the same on every machine; options that only change what is printed. */
const plainTest =
  /^(?:(?:bundle exec |bin\/)(?:rspec|rake|rake (?:test|spec))|bin\/(?:test|rails test)|vendor\/bin\/(?:simple-phpunit|phpunit|pest|paratest)|composer (?:run )?tests?|(?:(?:uv|poetry|pdm|pipenv) run )?(?:python -m )?pytest|tox|nox|(?:swift|mix|deno|dart|flutter|zig build|sbt|lein|stack|cabal) test|crystal spec|(?:scripts?|bin|tools|ci)\/(?:run[-_])?tests?(?:\.sh)?|make (?:tests?|check))$/
const harmlessOptions = / (?:-v+|-q|--verbose|--quiet|--parallel)(?= |$)/g

export function readWorkflows(project: Project): Workflows {
  const texts = project.names
    .filter((name) => name.startsWith('.github/workflows/'))
    .map((name) => project.text(name))
  const commands = new Set(
    texts
      .filter(isPlain)
      .flatMap(listCommands)
      .filter((one) => plainTest.test(one)),
  )
  const [only = null] = commands
  return {
    test: commands.size === 1 ? only : null,
    mention: (program) => {
      const word = new RegExp(`(?<![\\w-])${program.replace(/\W/g, '\\$&')}(?![\\w-])`)
      return texts.some((text) => word.test(text))
    },
  }
}

/** A step that runs in another folder does not say so on its line. */
function isPlain(text: string): boolean {
  return !text.includes('working-directory')
}

/** `- run: ./vendor/bin/phpunit -v` → `vendor/bin/phpunit`; scripts of several lines are not taken apart. */
function listCommands(text: string): string[] {
  return [...text.matchAll(/^[ \t]*(?:- )?run:[ \t]+(["']?)([^\n"']{1,100})\1[ \t]*$/gm)].map(
    ([, , command = '']) => command.trim().replace(harmlessOptions, '').replace(/^\.\//, ''),
  )
}

/** The program that a command is about: `uv run pytest` → `pytest`, `./gradlew test` → `gradlew`. */
export function programOf(command: string): string {
  const words = command
    .replace(
      /^(?:uv run|uvx|poetry run|pdm run|pipenv run|hatch run|bundle exec|python|php)\s+(?:--?\S+ \S+ )*/,
      '',
    )
    .split(' ')
  return (words[0] ?? '').split('/').at(-1) ?? ''
}
