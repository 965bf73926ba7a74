import { beforeEach, describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/sandbox/create-sandbox.ts';
import { SANDBOX_API_KEY, SANDBOX_API_SECRET, SANDBOX_CHANNEL_KEY } from '../../src/sandbox/state/sandbox-options.ts';
import { createPortOne, type PortOne } from '../../src/server/portone/create-portone.ts';
import type { SuperCustomerWire } from '../../src/wire/rest-subscribe.ts';
import { envelope, fakeApi, KEY, type Reply, SECRET } from './fake-api.ts';

/** Over the sandbox, which has these tables. */
function sandboxed() {
  const sandbox = createSandbox({ basePath: '/' });
  const portOne = createPortOne({
    apiKey: SANDBOX_API_KEY,
    apiSecret: SANDBOX_API_SECRET,
    environment: 'test',
    baseUrl: 'https://sandbox.example',
    fetch: (url, init) => sandbox.fetch(new Request(url, init)),
  });
  return { sandbox, portOne };
}

describe('lookups', () => {
  let portOne: PortOne;
  beforeEach(() => {
    ({ portOne } = sandboxed());
  });

  it('reads the channels of the merchant', async () => {
    expect(await portOne.lookups.channels()).toContainEqual({
      pgProvider: 'daou',
      pgId: 'CPSANDBOX1',
      sandbox: true,
      type: 'payment',
      channelName: null,
      channelKey: SANDBOX_CHANNEL_KEY,
    });
  });

  it('reads card companies and banks, all or one', async () => {
    const { lookups } = portOne;
    expect(await lookups.cards()).toContainEqual({ code: '366', name: '신한카드' });
    expect(await lookups.card('366')).toEqual({ code: '366', name: '신한카드' });
    expect(await lookups.banks()).toContainEqual({ code: '004', name: 'KB국민은행' });
    expect(await lookups.bank('004')).toMatchObject({ name: 'KB국민은행' });
    // The savings banks, which no code of `card.direct` names.
    expect(await lookups.bank('050')).toEqual({ code: '050', name: '저축은행' });
  });

  it('has null for a code that there is not, and refuses one that no path can have', async () => {
    expect([await portOne.lookups.card('999'), await portOne.lookups.bank('x/y')]).toEqual([null, null]);
    await expect(portOne.lookups.card('..')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('payments of the sandbox', () => {
  it('are listed by status, and a deposit names who paid it', async () => {
    const { sandbox, portOne } = sandboxed();
    const order = { merchant_uid: 'order-1', name: '의자', amount: 64_900, digital: false, buyer_name: '김입금' };
    const card = await sandbox.pay({ ...order, pay_method: 'card' });
    const account = await sandbox.pay({ ...order, merchant_uid: 'order-2', pay_method: 'vbank' });
    const day = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) };
    const idsOf = async (status: 'all' | 'paid' | 'ready') =>
      (await portOne.payments.listByStatus(status, day)).payments.map(({ impUid }) => impUid);
    expect(await idsOf('paid')).toEqual([card.imp_uid]);
    expect(await idsOf('ready')).toEqual([account.imp_uid]);
    sandbox.deposit(account.imp_uid);
    expect((await idsOf('all')).sort()).toEqual([card.imp_uid, account.imp_uid].sort());
    expect(await portOne.payments.get(account.imp_uid, { extension: true })).toMatchObject({ remitter: '김입금' });
    expect(await portOne.payments.get(account.imp_uid)).toMatchObject({ remitter: null });
    expect(await portOne.payments.get(card.imp_uid, { extension: true })).toMatchObject({ remitter: null });
    await sandbox.idle();
  });
});

describe('a super billing key', () => {
  const wire: SuperCustomerWire = {
    customer_uid: 'customer-7',
    channelGroupId: 'group-1',
    customer_name: '홍길동',
    succeededChannels: [
      {
        pg_provider: 'daou',
        pg_id: 'CP1',
        card_name: '신한카드',
        card_code: '366',
        card_number: '940000******1111',
        inserted: 1_700_000_000,
        updated: 1_700_000_100,
      },
      { pg_provider: 'daou', pg_id: 'CP2', inserted: 1_700_000_000, updated: 1_700_000_200 },
    ],
    failedChannels: [{ type: 'PG', message: '카드사 점검', pg_provider: 'nice', pg_id: 'N1' }],
  };
  const client = (reply: () => Reply) =>
    createPortOne({ apiKey: KEY, apiSecret: SECRET, environment: 'production', fetch: fakeApi(reply).fetch }).customers;

  it('is read as a customer, with its channels', async () => {
    const expected = {
      customerUid: 'customer-7',
      channelGroupId: 'group-1',
      pgProvider: 'daou',
      pgId: 'CP1',
      cardName: '신한카드',
      cardNumber: '940000******1111',
      customerName: '홍길동',
      sandbox: null,
      inserted: 1_700_000_000,
      updated: 1_700_000_200,
      channels: [
        { pgProvider: 'daou', pgId: 'CP1', failure: null },
        { pgProvider: 'daou', pgId: 'CP2', failure: null },
        { pgProvider: 'nice', pgId: 'N1', failure: '카드사 점검' },
      ],
    };
    expect(await client(() => envelope(wire)).get('customer-7')).toMatchObject(expected);
    expect(await client(() => envelope([wire])).list(['customer-7'])).toMatchObject([expected]);
  });

  it('without a key at any channel says why', async () => {
    const { succeededChannels: _, ...none } = wire;
    expect(await client(() => envelope(none)).get('customer-7')).toMatchObject({
      cardName: '',
      pgProvider: 'nice',
      channels: [{ failure: '카드사 점검' }],
    });
  });

  it('is told from an ordinary key, which has no channels', async () => {
    const { sandbox, portOne } = sandboxed();
    const card = { number: '9400-0000-0001-1111', expiry: '2031-12', birth: '820213', pwd2Digit: '73' };
    await portOne.customers.issue('customer-7', { channelKey: SANDBOX_CHANNEL_KEY, card });
    expect(await portOne.customers.get('customer-7')).toMatchObject({
      sandbox: true,
      channelGroupId: null,
      channels: [],
    });
    await sandbox.idle();
  });
});
