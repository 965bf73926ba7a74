export function ensureBrowser(): void;
export function ensurePostgres(): void;
export function ensureMariadb(): void;
export function ensureNginx(): void;
export function ensureEngines(): void;
