import type { ChannelWire, StandardCodeWire } from '../../wire/rest-lookup.ts';
import { restFault, type SandboxContext } from '../state/sandbox-context.ts';
import { fail, ok } from '../state/sandbox-http.ts';
import { BANKS, CARDS } from '../state/supported-methods.ts';
import { withFault } from './rest-faults.ts';

const TABLES = { cards: CARDS, banks: BANKS } as const;

/** `GET /cards`, `GET /banks`. */
export function listCodes(context: SandboxContext, request: Request, table: 'cards' | 'banks'): Promise<Response> {
  const codes = Object.entries(TABLES[table]).map(([code, name]): StandardCodeWire => ({ code, name }));
  return withFault(context, request, restFault(context, null), () =>
    ok(codes.sort((one, other) => one.code.localeCompare(other.code))),
  );
}

/** `GET /cards/{code}`, `GET /banks/{code}`. */
export function getCode(
  context: SandboxContext,
  request: Request,
  table: 'cards' | 'banks',
  code: string,
): Promise<Response> {
  const name = Object.hasOwn(TABLES[table], code) ? TABLES[table][code] : undefined;
  return withFault(context, request, restFault(context, null), () =>
    name === undefined ? fail(404, '존재하지 않는 코드입니다.') : ok<StandardCodeWire>({ code, name }),
  );
}

/** `GET /users/pg` for a server: the merchant's channels. */
export function listOwnChannels(context: SandboxContext, request: Request): Promise<Response> {
  return withFault(context, request, restFault(context, null), () =>
    ok(
      context.options.channels.map(
        (channel): ChannelWire => ({
          pg_provider: channel.provider,
          pg_id: channel.pgId,
          sandbox: channel.sandbox,
          type: channel.type,
          channel_name: null,
          channel_key: channel.channelKey,
        }),
      ),
    ),
  );
}

/**
 * A 401 for an invalid `Tier` header (sub-merchant of an agency): it has three letters or digits, and is one of the
 * option `tiers` when that is set. Null otherwise. PortOne's answer to an invalid tier is not documented.
 */
export function refuseTier(context: SandboxContext, request: Request): Response | null {
  const tier = request.headers.get('tier');
  if (tier === null) return null;
  const { tiers } = context.options;
  const isKnown = /^[A-Za-z\d]{3}$/.test(tier) && (tiers === null || tiers.includes(tier));
  return isKnown ? null : fail(401, '등록되지 않은 하위 상점(Tier)입니다.');
}
