export type { CreateOptions, CreateResult, Notes } from './commands/create.js';
export { createHandoff } from './commands/create.js';
export { readBranchFacts } from './commands/facts.js';
export type { ErrorKind } from './core/errors.js';
export { HandoffError } from './core/errors.js';
export type * from './core/facts.js';
