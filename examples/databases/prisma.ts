import { mysqlLedger, postgresLedger } from 'kiwoom-checkout/server';

/** The part of a `PrismaClient` that is used. */
interface Prisma {
  $queryRawUnsafe<T>(sql: string, ...values: unknown[]): Promise<T>;
  $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number>;
}

// Put POSTGRES_MIGRATION or MYSQL_MIGRATION into a migration of your own: npx prisma migrate dev --create-only
export const ledgerOnPostgres = (prisma: Prisma) =>
  postgresLedger(async (text, params) => ({ rows: await prisma.$queryRawUnsafe(text, ...params) }));

export const ledgerOnMysql = (prisma: Prisma) =>
  mysqlLedger(async (sql, params) =>
    sql.startsWith('select')
      ? prisma.$queryRawUnsafe(sql, ...params)
      : { affectedRows: await prisma.$executeRawUnsafe(sql, ...params) },
  );
