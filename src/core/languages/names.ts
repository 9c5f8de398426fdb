/** Languages with a table, by Linguist's name in lower case: known without loading the tables. */
export const symbolLanguages: ReadonlySet<string> = new Set([
  'typescript',
  'tsx',
  'javascript',
  'python',
  'go',
  'rust',
  'java',
  'ruby',
  'php',
  'c',
  'c++',
  'c#',
  'kotlin',
  'shell',
])
