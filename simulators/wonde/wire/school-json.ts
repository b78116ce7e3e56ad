// Schools as JSON.

import { findMisCapabilities } from '../state/mis-matrix.ts';
import { momentOrNull } from './date-object.ts';
import type { School } from '../school/model.ts';
import type { Settings } from '../state/settings.ts';

/** A school as every schools endpoint shows it. */
export function schoolJson(school: School, settings: Settings): object {
  return {
    id: school.id,
    name: school.name,
    establishment_number: school.establishmentNumber,
    urn: school.urn,
    phase_of_education: school.phase,
    la_code: school.laCode,
    timezone: 'Europe/London',
    mis: school.mis,
    address: {
      address_line_1: 'Heol yr Ysgol',
      address_line_2: null,
      address_town: null,
      address_postcode: school.postcode,
      address_country: { code: 'GBR', name: 'England' },
    },
    extended: {
      allows_writeback: findMisCapabilities(school.mis, settings).writeback,
      has_timetables: school.classes.length > 0,
      has_lesson_attendance: school.classes.length > 0,
      audit_approved_at: momentOrNull(school.auditApprovedAtMs, settings),
    },
    region: {
      code: 'GBR',
      domain: school.domain,
      school_url: `http://${school.domain}/v1.0/schools/${school.id}`,
      identifiers: {
        la_code: school.laCode,
        establishment_number: school.establishmentNumber,
        urn: school.urn,
      },
    },
  };
}
