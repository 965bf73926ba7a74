export const REACT_18: string;
export const REACT_18_MODULES: string;
export function ensureReact18(): void;
