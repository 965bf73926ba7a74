export const ROOMS: Readonly<Record<string, { mutate: string[]; tests: string[]; least: number }>>;
