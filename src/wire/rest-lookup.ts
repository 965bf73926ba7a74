/** Small look-ups of PortOne V1: types of the wire format, no behaviour. */

/** A card company (`/cards`) or a bank (`/banks`) by its standard code. */
export interface StandardCodeWire {
  code: string;
  name: string;
}

/** A channel of the merchant (`GET /users/pg`). */
export interface ChannelWire {
  pg_provider: string;
  pg_id: string;
  sandbox: boolean;
  type: string;
  channel_name?: string | null;
  channel_key?: string | null;
}
