import type { Dependency } from './dependency.js';
/**
 * pyproject.toml: PEP 621 (`project`), PEP 735 (`dependency-groups`), PEP 518 (`build-system`), and what
 * Poetry, PDM, uv and Hatch keep below `tool`.
 */
export declare function parsePyproject(text: string): Dependency[];
