export const BETTER_SQLITE3: string;
export function ensureSqlite(): void;
