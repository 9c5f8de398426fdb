/**
 * What is not needed before git has answered. All of it in one module, and so in one file of the bundle, which is
 * loaded while git works: loading takes about as long as git does.
 */
export { deriveUnfinishedCommits } from '../core/commits/ledger.js'
export { readDependencies } from './dependencies.js'
export { createCollector, openFile } from './diff/collect.js'
export { openSymbols } from './symbols.js'
