/** A repository of these files (path → text), and what is said of it: no nulls, no empty lists. */
export type EnvironmentCase = [
  name: string,
  files: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, unknown>>,
]
