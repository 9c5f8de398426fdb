import type { Tool } from '../tool.js'
import { check } from './check.js'
import { checkpoint } from './checkpoint.js'
import { note } from './note.js'
import { resume } from './resume.js'
import { status } from './status.js'

/** All of them, in the order in which an agent needs them. */
export const tools: readonly Tool[] = [resume, check, note, checkpoint, status]
