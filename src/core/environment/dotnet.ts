import { isPlainName, type Offer, offerOf } from './environment.js'
import type { Project } from './project.js'

/** What `dotnet` does with the solution of the folder, else with its one project. */
export function deriveDotnet(project: Project): Offer {
  const solutions = project.names.filter((name) => /^[^/]+\.slnx?$/.test(name))
  const projects = project.names.filter((name) => /^[^/]+\.[a-z]*proj$/.test(name))
  const solution = chooseSolution(solutions)
  if (solution !== null) {
    // Beside other solutions or projects, `dotnet` asks which one is meant.
    const isAlone = solutions.length === 1 && projects.every((name) => stemOf(name) === stemOf(solution))
    if (!isAlone && !isPlainName(solution)) return {}
    return offersFor(isAlone ? '' : ` ${solution}`, { isTested: isTestedSolution(project.text(solution)) })
  }
  const [only] = projects
  if (only === undefined || projects.length > 1 || solutions.length > 0) return {}
  const text = project.text(only)
  const isProgram = /<OutputType>\s*(?:Win)?Exe\s*<|Sdk="Microsoft\.NET\.Sdk\.(?:Web|Worker)"/i.test(text)
  const isTested =
    /Microsoft\.NET\.Test\.Sdk|MSTest\.Sdk|<IsTestProject>\s*true|"xunit|"NUnit"|"TUnit"/i.test(text)
  return offersFor('', { isTested, isProgram })
}

/** The only one, or the one in the newer format beside its older self; null where several are equal. */
function chooseSolution(solutions: readonly string[]): string | null {
  const [only] = solutions
  if (only === undefined || new Set(solutions.map(stemOf)).size > 1) return null
  return solutions.find((name) => name.endsWith('.slnx')) ?? only
}

function stemOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'))
}

/** A solution that lists projects, none of them named after tests, has nothing for `dotnet test` to run. */
function isTestedSolution(text: string): boolean {
  const listed = [...text.matchAll(/"([^"\n]{1,300})\.[a-z]*proj"/gi)].map((match) => match[1] ?? '')
  return listed.length === 0 || listed.some((path) => /test|specs?\b/i.test(path))
}

function offersFor(
  of: string,
  { isTested, isProgram = false }: { isTested: boolean; isProgram?: boolean },
): Offer {
  return offerOf('usual', {
    install: `dotnet restore${of}`,
    run: isProgram ? 'dotnet run' : null,
    test: isTested ? `dotnet test${of}` : null,
    build: `dotnet build${of}`,
  })
}
