import { warnOnce } from '../errors/warn.ts';
import { type Buyer, fitBuyer } from '../rules/buyer-fields.ts';
import { read } from './issues.ts';

/** A buyer as PortOne takes it, of whatever is given. Never an issue: see `fitBuyer`. */
export const buyerSchema = read<Buyer>((value) => {
  const { buyer, changed, omitted } = fitBuyer(value);
  const fields = [...changed.map((field) => `${field} (changed)`), ...omitted.map((field) => `${field} (left out)`)];
  if (fields.length > 0) warnOnce('buyer-fitted', fields.join(', '));
  return buyer;
});
