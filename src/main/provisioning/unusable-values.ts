// Values of the right shape that no kiosk could work with: found at set-up, not on the first school morning.
import type { ProvisioningDocument } from '../../shared/settings/provisioning.ts';
import { isSafeWondeAddress } from '../../shared/settings/wonde-address.ts';

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    // RangeError is how Intl says no.
    return false;
  }
}

/** Field path → what it should be, for each unusable value; empty when all can be used. Never repeats a value. */
export function findUnusableValues(document: ProvisioningDocument): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  const zone = document.kiosk?.timeZone;
  if (zone !== undefined && !isTimeZone(zone)) faults['kiosk.timeZone'] = 'should be a time zone such as Europe/London';
  const { baseUrl } = document.wonde;
  if (baseUrl !== undefined && !isSafeWondeAddress(baseUrl)) faults['wonde.baseUrl'] = 'should begin with https://';
  return faults;
}
