/** What a PEP 508 line asks for: https://peps.python.org/pep-0508/. */
export interface Requirement {
    name: string;
    /** Extras, version or address, and marker, such as `[standard] >=0.20; python_version<"3.11"`. */
    requirement: string | null;
}
/** Parses `name[extras] spec ; marker` or `name[extras] @ url ; marker`; null where it is neither. */
export declare function parsePep508(line: string): Requirement | null;
